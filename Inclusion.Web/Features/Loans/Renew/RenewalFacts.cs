using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Reservations;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Renew;

/// <summary>A device of a loan that has not come back.</summary>
internal sealed record DeviceStillOut(long Id, string Tag, DeviceCategory Category);

/// <summary>What renewing a loan now would come to.</summary>
/// <param name="Terms">Of what is still out; null where there are none.</param>
/// <param name="WhyNot">Why it would be refused; null when it would not.</param>
internal sealed record Renewal(LoanTerms? Terms, Refusal? WhyNot)
{
    /// <summary>That somebody waits for such a device, where the lending rule wants it said; null otherwise.</summary>
    public DeviceAwaited? Awaited { get; init; }

    /// <summary>The due date that it would give; null when it would be refused.</summary>
    public DateOnly? DueOn => WhyNot is null ? Terms?.Due.Date : null;
}

/// <summary>What renewals are judged by, read once for however many loans: the rules, the calendars of the centres, what workshops need, who waits and what is booked.</summary>
internal sealed class RenewalFacts
{
    private readonly IReadOnlyDictionary<long, CentreCalendar> _calendars;
    private readonly DateTimeOffset _now;
    private IReadOnlyCollection<LendingRule> _rules = [];
    private IReadOnlyDictionary<long, DeviceNeed> _needed = new Dictionary<long, DeviceNeed>();
    private IReadOnlyList<Reservation> _waiting = [];
    private IReadOnlyDictionary<long, (string Screen, string System)> _looks = new Dictionary<long, (string, string)>();
    private ILookup<long, BookedFor> _booked = Array.Empty<BookedFor>().ToLookup(b => b.DeviceId);

    private RenewalFacts(IReadOnlyDictionary<long, CentreCalendar> calendars, DateTimeOffset now) => (_calendars, _now) = (calendars, now);

    /// <param name="calendars">Of every centre whose loans are asked about.</param>
    /// <param name="deviceIds">Every device that is out in one of the loans.</param>
    public static async Task<RenewalFacts> ReadAsync(
        InclusionDb db, IReadOnlyDictionary<long, CentreCalendar> calendars, IReadOnlyCollection<long> deviceIds, DateTimeOffset now, CancellationToken cancel) => new(calendars, now)
        {
            _rules = await db.LendingRules.AsNoTracking().ToListAsync(cancel),
            _needed = await db.DevicesNeededAsync(deviceIds, now, cancel),
            _waiting = await db.Reservations.AsNoTracking().Where(r => r.Status == ReservationStatus.Waiting).ToListAsync(cancel),
            _looks = await db.Devices.Where(d => deviceIds.Contains(d.Id)).Select(d => new { d.Id, d.Screen, d.OperatingSystem })
                .ToDictionaryAsync(d => d.Id, d => (d.Screen, d.OperatingSystem), cancel),
            _booked = (await db.BookedForAsync(deviceIds, calendars.Values.Select(c => c.DateOf(now)).DefaultIfEmpty(DateOnly.MaxValue).Min(), cancel)).ToLookup(b => b.DeviceId),
        };

    /// <summary>Of one loan. What refuses: what <see cref="Loan.Renew"/>, <see cref="DeviceNeed.WhyNot"/> and <see cref="LoanTerms.Of"/> refuse, <see cref="DeviceBookedFor"/>, and <see cref="DeviceAwaited"/> where the lending rule says so.</summary>
    /// <param name="stillOut">The loan's devices that have not come back, in their order.</param>
    public Renewal Of(Loan loan, IReadOnlyCollection<DeviceStillOut> stillOut)
    {
        if (loan.Status is not LoanStatus.Open)
        {
            return new Renewal(null, new LoanNotOpen(loan.Number));
        }

        var calendar = _calendars[loan.CentreId];
        var terms = LoanTerms.Of(stillOut.Select(d => d.Category), loan.CentreId, _rules, calendar, calendar.DateOf(_now));
        if (terms.IsRefused)
        {
            return new Renewal(null, terms.Refusal);
        }

        var dueOn = terms.Value.Due.Date;
        var (mode, awaited) = Awaited(loan, stillOut);
        var whyNot = DeviceNeed.WhyNot(stillOut.Select(d => (d.Id, d.Tag)), dueOn, _needed) ?? loan.WhyNotRenew(terms.Value) ?? (Refusal?)WhyBooked(loan, stillOut, dueOn) ?? (mode is RenewalWhileWaiting.Refuse ? awaited : null);
        return new Renewal(terms.Value, whyNot) { Awaited = mode is RenewalWhileWaiting.Warn ? awaited : null };
    }

    private DeviceBookedFor? WhyBooked(Loan loan, IReadOnlyCollection<DeviceStillOut> stillOut, DateOnly dueOn) => (
        from device in stillOut
        from booked in _booked[device.Id]
        where booked.PersonId != loan.PersonId && booked.From <= dueOn
        orderby booked.From
        select new DeviceBookedFor(device.Tag, booked.Person, booked.From, booked.To)).FirstOrDefault();

    /// <summary>
    /// The strictest that the rules say to a renewal of what others wait for, and what they wait for. Whoever wants another size or system gets nothing by its coming back.
    /// </summary>
    private (RenewalWhileWaiting Mode, DeviceAwaited? Awaited) Awaited(Loan loan, IReadOnlyCollection<DeviceStillOut> stillOut) => (
        from category in stillOut.Select(d => d.Category).Distinct()
        let looks = stillOut.Where(d => d.Category == category).Select(d => _looks.GetValueOrDefault(d.Id, (Screen: "", System: ""))).ToList()
        let others = _waiting.Where(w => w.CentreId == loan.CentreId && w.Category == category && w.PersonId != loan.PersonId)
        let waiting = others.Count(w => looks.Exists(look => w.Wishes.FitBy(look.Screen, look.System)))
        where waiting > 0
        let mode = LendingRules.For(loan.CentreId, category, _rules).RenewalWhileWaiting
        orderby mode descending, category
        select (mode, (DeviceAwaited?)new DeviceAwaited(category, waiting))).FirstOrDefault((RenewalWhileWaiting.Allow, null));
}
