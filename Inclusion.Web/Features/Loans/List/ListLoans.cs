using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.List;

/// <summary>One line of a list of loans.</summary>
/// <param name="Today">The day at the centre that lent.</param>
/// <param name="ClosedAt">Null while it is open.</param>
/// <param name="ClosedOn">The day of the end at the centre that lent; null while it is open.</param>
public sealed record LoanRow(
    long Id,
    string Number,
    long PersonId,
    string Person,
    string Phone,
    string Centre,
    DateOnly LentOn,
    DateOnly DueOn,
    DateOnly Today,
    int Renewals,
    LoanStatus Status,
    DateTimeOffset? ClosedAt,
    DateOnly? ClosedOn,
    IReadOnlyList<LoanRowDevice> Devices)
{
    public bool IsOpen => Status is LoanStatus.Open;
}

public sealed record LoanRowDevice(long DeviceId, string Tag, string Name, bool IsOut);

/// <summary>A page of loans.</summary>
/// <param name="Previous">Where the page before ends; null on the first.</param>
/// <param name="Next">Where the page after begins; null on the last.</param>
/// <param name="OnlyOf">The person's name or the device's tag that the filter names; null when it names neither.</param>
public sealed record LoanList(IReadOnlyList<LoanRow> Rows, LoanCursor? Previous, LoanCursor? Next, string? OnlyOf);

/// <summary>Lists loans page by page: open ones by due date, closed ones the latest first. Counts end at <see cref="CountLimit"/>.</summary>
public sealed class ListLoans(Database database, CurrentStaff staff, CentreClock clock)
{
    public const int PageSize = 50;

    /// <summary>A count of this many means: this many or more.</summary>
    public const int CountLimit = 1001;

    /// <param name="after">Rows after this place.</param>
    /// <param name="before">Rows before this place; only without <paramref name="after"/>.</param>
    public async Task<LoanList> RunAsync(LoanFilter filter, LoanCursor? after, LoanCursor? before, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var days = await clock.TodayAsync(db, cancel);
                var backwards = after is null && before is not null;
                var page = LoanOrder.From(LoanSelection.Select(db, filter, actor, days), filter.Tab is LoanTab.Closed, after ?? before, backwards).Take(PageSize + 1);
                var rows = await RowsAsync(db, page, days, cancel);
                var more = rows.Count > PageSize;
                rows = [.. rows.Take(PageSize)];
                if (backwards)
                {
                    rows.Reverse();
                }

                var (isFirst, isLast) = backwards ? (!more, false) : (after is null, !more);
                return new LoanList(rows, isFirst || rows.Count == 0 ? null : Cursor(rows[0]), isLast || rows.Count == 0 ? null : Cursor(rows[^1]), await OnlyOfAsync(db, filter, cancel));
            },
            cancel);

        LoanCursor Cursor(LoanRow row) => new(filter.Tab is LoanTab.Closed ? row.ClosedAt!.Value.ToUnixTimeMilliseconds() : row.DueOn.DayNumber, row.Id);
    }

    /// <summary>How many loans each tab has under this filter, up to <see cref="CountLimit"/>.</summary>
    public async Task<IReadOnlyDictionary<LoanTab, int>> CountAsync(LoanFilter filter, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var days = await clock.TodayAsync(db, cancel);
                var counts = new Dictionary<LoanTab, int>();
                foreach (var tab in Enum.GetValues<LoanTab>())
                {
                    counts[tab] = await LoanSelection.Select(db, filter with { Tab = tab }, actor, days).Take(CountLimit).CountAsync(cancel);
                }

                return counts;
            },
            cancel);
    }

    private static async Task<string?> OnlyOfAsync(InclusionDb db, LoanFilter filter, CancellationToken cancel) => filter switch
    {
        { PersonId: { } id } => await db.People.Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync(cancel),
        { DeviceId: { } id } => await db.Devices.Where(d => d.Id == id).Select(d => d.Tag).FirstOrDefaultAsync(cancel),
        _ => null,
    };

    private static async Task<List<LoanRow>> RowsAsync(InclusionDb db, IQueryable<Loan> page, CentreDays days, CancellationToken cancel)
    {
        // One column each: of several, the provider makes a window over the whole table.
        var loans = await page
            .Select(l => new
            {
                l.Id,
                l.Number,
                l.PersonId,
                Person = db.People.Where(p => p.Id == l.PersonId).Select(p => p.Name).First(),
                Phone = db.People.Where(p => p.Id == l.PersonId).Select(p => p.Phone).First(),
                l.CentreId,
                Centre = db.Centres.Where(c => c.Id == l.CentreId).Select(c => c.Name).First(),
                Zone = db.Centres.Where(c => c.Id == l.CentreId).Select(c => c.TimeZone).First(),
                l.LentOn,
                l.DueOn,
                l.Renewals,
                l.Status,
                l.ClosedAt,
            })
            .ToListAsync(cancel);
        var ids = loans.Select(l => l.Id).ToList();
        var lines = await db.LoanDevices
            .Where(line => ids.Contains(line.LoanId))
            .OrderBy(line => line.Id)
            .Join(db.Devices, line => line.DeviceId, d => d.Id, (line, d) => new { line.LoanId, Device = new LoanRowDevice(d.Id, line.Tag, (d.Maker + " " + d.Model).Trim(), line.IsOut) })
            .ToListAsync(cancel);
        var devices = lines.ToLookup(line => line.LoanId, line => line.Device);
        return
        [
            .. loans.Select(l => new LoanRow(
                l.Id, l.Number, l.PersonId, l.Person, l.Phone, l.Centre, l.LentOn, l.DueOn, days.At(l.CentreId), l.Renewals, l.Status, l.ClosedAt, DayOf(l.ClosedAt, l.Zone), [.. devices[l.Id]])),
        ];
    }

    private static DateOnly? DayOf(DateTimeOffset? instant, string timeZone) =>
        instant is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime) : null;
}
