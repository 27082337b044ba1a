using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Imports.List;

/// <param name="Staff">Who did it; null when the command line did.</param>
public sealed record ImportRunRow(long Id, ImportKind Kind, string FileName, DateTimeOffset At, string? Staff, int Added, int Known, int Refused);

/// <summary>
/// The imports that were carried out, the newest first unless something else is asked for, page by page. Read as a whole: an organisation has some dozens of them.
/// </summary>
public sealed class ListImports(Database database, CurrentStaff staff, ChosenCentre centre)
{
    public const string At = "at";
    public const string File = "file";
    public const string Kind = "kind";
    public const string Staff = "staff";
    public const string Added = "added";
    public const string Known = "known";
    public const string Refused = "refused";

    private static readonly IReadOnlyList<RowOrder<ImportRunRow>> Orders =
    [
        new(At, r => r.At),
        new(File, r => r.FileName),
        new(Kind, r => r.Kind),
        new(Staff, r => r.Staff ?? ImportText.CommandLine),
        new(Added, r => r.Added),
        new(Known, r => r.Known),
        new(Refused, r => r.Refused),
    ];

    /// <summary>The list's own order.</summary>
    public static ListSort Newest { get; } = new(At, IsDescending: true);

    /// <param name="sort">By one of the columns; anything else leaves the newest first.</param>
    /// <exception cref="NotAllowedException">Whoever asks runs no centre.</exception>
    public async Task<ListPage<ImportRunRow>> RunAsync(ListSort sort, ListPlace place, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsACentre, cancel);
        var runs = await database.ReadAsync(
            db => db.ImportRuns.OrderByDescending(r => r.At).ThenByDescending(r => r.Id)
                .Select(r => new ImportRunRow(r.Id, r.Kind, r.FileName, r.At, db.Users.Where(u => u.Id == r.StaffId).Select(u => u.Name).FirstOrDefault(), r.Added, r.Known, r.Refused))
                .ToListAsync(cancel),
            cancel);
        return ((IReadOnlyList<ImportRunRow>)runs).SortedBy(Orders, sort).PageAt(place, row => row.Id);
    }

    /// <summary>The clock by which their times are told: that of the centre one works for.</summary>
    public async Task<TimeZoneInfo> ZoneAsync(CancellationToken cancel)
    {
        var current = await centre.CurrentAsync(cancel);
        return TimeZoneInfo.FindSystemTimeZoneById(await database.ReadAsync(db => db.Centres.Where(c => c.Id == current.Id).Select(c => c.TimeZone).SingleAsync(cancel), cancel));
    }
}
