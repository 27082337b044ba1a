using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Imports.List;

/// <param name="Staff">Who did it; null when the command line did.</param>
public sealed record ImportRunRow(long Id, ImportKind Kind, string FileName, DateTimeOffset At, string? Staff, int Added, int Known, int Refused);

/// <summary>The latest imports, newest first.</summary>
public sealed class ListImports(Database database, CurrentStaff staff, ChosenCentre centre)
{
    private const int MaxResults = 10;

    /// <exception cref="NotAllowedException">Whoever asks runs no centre.</exception>
    public async Task<IReadOnlyList<ImportRunRow>> RunAsync(CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsACentre, cancel);
        return await database.ReadAsync(
            db => db.ImportRuns.OrderByDescending(r => r.Id).Take(MaxResults)
                .Select(r => new ImportRunRow(r.Id, r.Kind, r.FileName, r.At, db.Users.Where(u => u.Id == r.StaffId).Select(u => u.Name).FirstOrDefault(), r.Added, r.Known, r.Refused))
                .ToListAsync(cancel),
            cancel);
    }

    /// <summary>The clock by which their times are told: that of the centre one works for.</summary>
    public async Task<TimeZoneInfo> ZoneAsync(CancellationToken cancel)
    {
        var current = await centre.CurrentAsync(cancel);
        return TimeZoneInfo.FindSystemTimeZoneById(await database.ReadAsync(db => db.Centres.Where(c => c.Id == current.Id).Select(c => c.TimeZone).SingleAsync(cancel), cancel));
    }
}
