using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Imports.List;

/// <param name="Staff">Who did it; null when the command line did.</param>
public sealed record ImportRunRow(long Id, ImportKind Kind, string FileName, DateTimeOffset At, string? Staff, int Added, int Known, int Refused);

/// <summary>The imports that were carried out, the newest first unless something else is asked for, page by page. An organisation has some dozens of them: they are sorted without an index.</summary>
public sealed class ListImports(Database database, CurrentStaff staff, ChosenCentre centre)
{
    public const string At = "at";
    public const string File = "file";
    public const string Kind = "kind";
    public const string Added = "added";
    public const string Known = "known";
    public const string Refused = "refused";

    /// <summary>The orders of the list; the first is its own.</summary>
    internal static IReadOnlyList<ListOrder<ImportRun>> Orders { get; } =
    [
        new KeyOrder<ImportRun, DateTimeOffset>(At, r => r.At),
        new KeyOrder<ImportRun, string>(File, r => r.FileName),
        new KeyOrder<ImportRun, ImportKind>(Kind, r => r.Kind),
        new KeyOrder<ImportRun, int>(Added, r => r.Added),
        new KeyOrder<ImportRun, int>(Known, r => r.Known),
        new KeyOrder<ImportRun, int>(Refused, r => r.Refused),
    ];

    /// <param name="sort">Null: the newest first.</param>
    /// <exception cref="NotAllowedException">Whoever asks runs no centre.</exception>
    public async Task<ListPage<ImportRunRow>> RunAsync(ListSort? sort, ListPlace place, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsACentre, cancel);
        var (order, isDescending) = OrderOf(sort);
        return await database.ReadAsync(
            db => db.ImportRuns.PageAsync(
                db.ImportRuns,
                order,
                isDescending,
                place,
                r => new ImportRunRow(r.Id, r.Kind, r.FileName, r.At, db.Users.Where(u => u.Id == r.StaffId).Select(u => u.Name).FirstOrDefault(), r.Added, r.Known, r.Refused),
                row => row.Id,
                cancel),
            cancel);
    }

    internal static (ListOrder<ImportRun> Order, bool IsDescending) OrderOf(ListSort? sort) => Orders.Chosen(sort, isDescendingByItself: true);

    /// <summary>The clock by which their times are told: that of the centre one works for.</summary>
    public async Task<TimeZoneInfo> ZoneAsync(CancellationToken cancel)
    {
        var current = await centre.CurrentAsync(cancel);
        return TimeZoneInfo.FindSystemTimeZoneById(await database.ReadAsync(db => db.Centres.Where(c => c.Id == current.Id).Select(c => c.TimeZone).SingleAsync(cancel), cancel));
    }
}
