using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Loans.Renew;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.List;

/// <summary>One line of a list of loans.</summary>
/// <param name="OpensPerson">Whether whoever asks may open the person's record.</param>
/// <param name="Phone">Empty when there is none, or the record is not theirs to open.</param>
/// <param name="Today">The day at the centre that lent.</param>
/// <param name="IsBeginUnknown">It was lent before <paramref name="LentOn"/>, and nobody knows when.</param>
/// <param name="RenewedDueOn">The due date that renewing now would give; null when it would be refused.</param>
/// <param name="WhyNotRenew">Why renewing would be refused; null when it would not, and for a loan that is over.</param>
/// <param name="Late">What was said about it and what comes next; null unless the list is of late ones.</param>
/// <param name="ClosedAt">Null while it is open.</param>
/// <param name="ClosedOn">The day of the end at the centre that lent; null while it is open.</param>
public sealed record LoanRow(
    long Id,
    string Number,
    long PersonId,
    string Person,
    bool OpensPerson,
    string Phone,
    string Centre,
    TimeZoneInfo Zone,
    DateOnly LentOn,
    bool IsBeginUnknown,
    DateOnly DueOn,
    DateOnly Today,
    int Renewals,
    DateOnly? RenewedDueOn,
    Refusal? WhyNotRenew,
    LateFacts? Late,
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
/// <param name="Stages">How late loans can be, as the organisation's reminders cut it; empty unless the list is of late ones.</param>
/// <param name="AsksAgreement">Loans are to have an agreement.</param>
public sealed record LoanList(ListPage<LoanRow> Page, string? OnlyOf, IReadOnlyList<LateStage> Stages, bool AsksAgreement)
{
    public IReadOnlyList<LoanRow> Rows => Page.Rows;
}

/// <summary>Lists loans page by page: open ones by due date, closed ones the latest first, unless something else is asked for. Counts end at <see cref="CountLimit"/>.</summary>
public sealed class ListLoans(Database database, CurrentStaff staff, CentreClock clock, TimeProvider time, AuditTrail audit)
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
        var list = await database.ReadAsync(
            async db =>
            {
                var days = await clock.TodayAsync(db, cancel);
                var reached = (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.People);

                // One column each: of several, the provider makes a window over the whole table.
                var page = await LoanSelection.Select(db, filter, actor, days).PageAsync(
                    db.Loans,
                    order,
                    isDescending,
                    place,
                    l => new Read(l, db.People.Where(p => p.Id == l.PersonId).Select(p => p.Name).First(), reached.Where(p => p.Id == l.PersonId).Select(p => p.Phone).FirstOrDefault()),
                    row => row.Loan.Id,
                    cancel);
                IReadOnlyList<LateStage> stages = filter.Tab is LoanTab.Overdue ? LateStage.Of(ReminderOffsets.Of([], await db.Organisations.Select(o => o.OverdueDays).SingleAsync(cancel))) : [];
                var late = stages.Count > 0 ? await LateFacts.ReadAsync(db, [.. page.Rows.Select(r => r.Loan)], stages, days, cancel) : null;
                return new LoanList(page.With(await RowsAsync(db, page.Rows, late, days, cancel)), await OnlyOfAsync(db, filter, actor, cancel), stages, await db.Organisations.AnyAsync(o => o.AgreementsRequiredSince != null, cancel));
            },
            cancel);
        audit.Listed(actor, nameof(ListLoans), AuditTrail.AskedOf(filter), list.Page.Count);
        return list;
    }

    /// <summary>The order of the list and of its export.</summary>
    internal static (ListOrder<Loan> Order, bool IsDescending) OrderOf(LoanFilter filter) =>
        filter.Tab is LoanTab.Closed ? ClosedOrders.Chosen(filter.Sort, isDescendingByItself: true) : OpenOrders.Chosen(filter.Sort, isDescendingByItself: false);

    /// <summary>The ids of all that the filter lets through, in the order of the list; the first of them where there are more than can be chosen.</summary>
    /// <exception cref="NotAllowedException">Nobody is signed in who works at a desk.</exception>
    public async Task<IReadOnlyList<long>> ListIdsAsync(LoanFilter filter, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var (order, isDescending) = OrderOf(filter);
        return await database.ReadAsync(
            async db =>
            {
                var loans = LoanSelection.Select(db, filter, actor, await clock.TodayAsync(db, cancel));
                return await order.Sort(loans, isDescending).Take(ListSelection.Limit).Select(l => l.Id).ToListAsync(cancel);
            },
            cancel);
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

    /// <summary>Whom or what the list is narrowed to; null also for a device that has nothing to do with the centre of whoever asks.</summary>
    private static async Task<string?> OnlyOfAsync(InclusionDb db, LoanFilter filter, Actor actor, CancellationToken cancel) => filter switch
    {
        { PersonId: { } id } => await (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.People).Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync(cancel),
        { DeviceId: { } id } => await db.Devices
            .Where(d => d.Id == id && (actor.CentreId == null || d.CentreId == actor.CentreId || db.LoanDevices.Any(l => l.DeviceId == id && db.Loans.Any(loan => loan.Id == l.LoanId && loan.CentreId == actor.CentreId))))
            .Select(d => d.Tag)
            .FirstOrDefaultAsync(cancel),
        _ => null,
    };

    private async Task<IReadOnlyList<LoanRow>> RowsAsync(InclusionDb db, IReadOnlyList<Read> loans, IReadOnlyDictionary<long, LateFacts>? late, CentreDays days, CancellationToken cancel)
    {
        var ids = loans.Select(l => l.Loan.Id).ToList();
        var lines = await db.LoanDevices
            .Where(line => ids.Contains(line.LoanId))
            .OrderBy(line => line.Id)
            .Join(db.Devices, line => line.DeviceId, d => d.Id, (line, d) => new Line(line.LoanId, d.Id, line.Tag, (d.Maker + " " + d.Model).Trim(), line.IsOut, d.Category))
            .ToListAsync(cancel);
        var devices = lines.ToLookup(line => line.LoanId);
        var centreIds = loans.Select(l => l.Loan.CentreId).Distinct().ToList();
        var centres = await db.Centres.Where(c => centreIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var calendars = centres.ToDictionary(c => c.Key, c => c.Value.Calendar);

        // Of what is over nothing is renewed, and nothing has to be read for it.
        var renewals = loans.Any(l => l.Loan.Status is LoanStatus.Open)
            ? await RenewalFacts.ReadAsync(db, calendars, [.. lines.Where(line => line.IsOut).Select(line => line.DeviceId)], time.GetUtcNow(), cancel)
            : null;
        return [.. loans.Select(l => Row(l, devices[l.Loan.Id], centres[l.Loan.CentreId].Name, calendars[l.Loan.CentreId], days, renewals, late?[l.Loan.Id]))];
    }

    private static LoanRow Row(Read read, IEnumerable<Line> lines, string centre, CentreCalendar calendar, CentreDays days, RenewalFacts? renewals, LateFacts? late)
    {
        var loan = read.Loan;
        var renewal = loan.Status is LoanStatus.Open ? renewals?.Of(loan, [.. lines.Where(line => line.IsOut).Select(line => new DeviceStillOut(line.DeviceId, line.Tag, line.Category))]) : null;
        return new LoanRow(
            loan.Id,
            loan.Number,
            loan.PersonId,
            read.Person,
            read.Phone is not null,
            read.Phone ?? "",
            centre,
            calendar.Zone,
            loan.LentOn,
            loan.IsBeginUnknown,
            loan.DueOn,
            days.At(loan.CentreId),
            loan.Renewals,
            renewal?.DueOn,
            renewal?.WhyNot,
            late,
            loan.Status,
            loan.ClosedAt,
            loan.ClosedAt is { } closed ? calendar.DateOf(closed) : null,
            [.. lines.Select(line => new LoanRowDevice(line.DeviceId, line.Tag, line.Name, line.IsOut))]);
    }

    /// <param name="Phone">Null when the record is out of reach.</param>
    private sealed record Read(Loan Loan, string Person, string? Phone);

    private sealed record Line(long LoanId, long DeviceId, string Tag, string Name, bool IsOut, DeviceCategory Category);
}
