using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Lists;
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
/// <param name="OnlyOf">The person's name or the device's tag that the filter names; null when it names neither.</param>
public sealed record LoanList(ListPage<LoanRow> Page, string? OnlyOf)
{
    public IReadOnlyList<LoanRow> Rows => Page.Rows;
}

/// <summary>Lists loans page by page: open ones by due date, closed ones the latest first, unless something else is asked for. Counts end at <see cref="CountLimit"/>.</summary>
public sealed class ListLoans(Database database, CurrentStaff staff, CentreClock clock)
{
    /// <summary>A count of this many means: this many or more.</summary>
    public const int CountLimit = 1001;

    private static readonly ListOrder<Loan> ByNumber = new KeyOrder<Loan, string>(LoanColumns.Number, l => l.Number);

    /// <summary>The orders of what is open; the first is its own.</summary>
    internal static IReadOnlyList<ListOrder<Loan>> OpenOrders { get; } = [new KeyOrder<Loan, DateOnly>(LoanColumns.Due, l => l.DueOn), ByNumber];

    /// <summary>The orders of what is closed.</summary>
    internal static IReadOnlyList<ListOrder<Loan>> ClosedOrders { get; } = [new KeyOrder<Loan, DateTimeOffset?>(LoanColumns.Due, l => l.ClosedAt), ByNumber];

    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<LoanList> RunAsync(LoanFilter filter, ListPlace place, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var (order, isDescending) = OrderOf(filter);
        return await database.ReadAsync(
            async db =>
            {
                var days = await clock.TodayAsync(db, cancel);

                // One column each: of several, the provider makes a window over the whole table.
                var page = await LoanSelection.Select(db, filter, actor, days).PageAsync(
                    db.Loans,
                    order,
                    isDescending,
                    place,
                    l => new Read(
                        l.Id,
                        l.Number,
                        l.PersonId,
                        db.People.Where(p => p.Id == l.PersonId).Select(p => p.Name).First(),
                        db.People.Where(p => p.Id == l.PersonId).Select(p => p.Phone).First(),
                        l.CentreId,
                        db.Centres.Where(c => c.Id == l.CentreId).Select(c => c.Name).First(),
                        db.Centres.Where(c => c.Id == l.CentreId).Select(c => c.TimeZone).First(),
                        l.LentOn,
                        l.DueOn,
                        l.Renewals,
                        l.Status,
                        l.ClosedAt),
                    row => row.Id,
                    cancel);
                return new LoanList(page.With(await RowsAsync(db, page.Rows, days, cancel)), await OnlyOfAsync(db, filter, cancel));
            },
            cancel);
    }

    /// <summary>The order of the list and of its export.</summary>
    internal static (ListOrder<Loan> Order, bool IsDescending) OrderOf(LoanFilter filter) =>
        filter.Tab is LoanTab.Closed ? ClosedOrders.Chosen(filter.Sort, isDescendingByItself: true) : OpenOrders.Chosen(filter.Sort, isDescendingByItself: false);

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

    private static async Task<IReadOnlyList<LoanRow>> RowsAsync(InclusionDb db, IReadOnlyList<Read> loans, CentreDays days, CancellationToken cancel)
    {
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

    private sealed record Read(
        long Id, string Number, long PersonId, string Person, string Phone, long CentreId, string Centre, string Zone, DateOnly LentOn, DateOnly DueOn, int Renewals, LoanStatus Status, DateTimeOffset? ClosedAt);
}
