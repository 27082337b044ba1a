using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Reservations;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Closures;

/// <summary>Which loans are due while a centre is closed, and to which day each would go.</summary>
internal sealed class ClosurePlan
{
    private readonly Dictionary<long, DateOnly> _moves;
    private readonly Func<Loan, DateOnly, Refusal?> _whyNot;

    private ClosurePlan(IReadOnlyList<Loan> loans, Dictionary<long, DateOnly> moves, Func<Loan, DateOnly, Refusal?> whyNot) => (Loans, _moves, _whyNot) = (loans, moves, whyNot);

    /// <summary>Open, with their devices; the first due first.</summary>
    public IReadOnlyList<Loan> Loans { get; }

    /// <param name="from">The first closed day.</param>
    /// <param name="to">The last closed day.</param>
    /// <param name="perDay">How much may be due on one day afterwards; at least 1.</param>
    public static async Task<ClosurePlan> ReadAsync(InclusionDb db, Centre centre, DateOnly from, DateOnly to, int perDay, DateTimeOffset now, CancellationToken cancel)
    {
        var calendar = centre.Calendar;
        var due = await db.Loans.Include(l => l.Devices)
            .Where(l => l.CentreId == centre.Id && l.Status == LoanStatus.Open && l.DueOn >= from && l.DueOn <= to)
            .OrderBy(l => l.DueOn).ThenBy(l => l.Id)
            .ToListAsync(cancel);
        var loans = due.FindAll(l => !calendar.IsOpen(l.DueOn));
        if (to < calendar.DateOf(now) || OpenWithin(calendar, from, to) is not null)
        {
            return new ClosurePlan(loans, [], (_, _) => null);
        }

        var after = await db.Loans.Where(l => l.CentreId == centre.Id && l.Status == LoanStatus.Open && l.DueOn > to)
            .GroupBy(l => l.DueOn).Select(g => new { Day = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Day, g => g.Count, cancel);
        List<long> devices = [.. loans.SelectMany(l => l.Devices).Where(d => d.IsOut).Select(d => d.DeviceId)];
        var needed = await db.DevicesNeededAsync(devices, now, cancel);
        var booked = (await db.BookedForAsync(devices, calendar.DateOf(now), cancel)).ToLookup(b => b.DeviceId);
        var byId = loans.ToDictionary(l => l.Id);
        var moves = ClosureMoves.Spread(loans.Select(l => new LoanInClosure(l.Id, l.DueOn)), to, perDay, after, calendar, (loan, day) => WhyNotUntil(byId[loan], day) is null);
        return new ClosurePlan(loans, moves.ToDictionary(m => m.LoanId, m => m.MovesTo), WhyNotUntil);

        Refusal? WhyNotUntil(Loan loan, DateOnly day) => loan.WhyNotUntil(day, needed) ?? (
            from device in loan.Devices
            where device.IsOut
            from promise in booked[device.DeviceId]
            where promise.PersonId != loan.PersonId && promise.From <= day
            orderby promise.From
            select new DeviceBookedFor(device.Tag, promise.Person, promise.From, promise.To)).FirstOrDefault();
    }

    /// <summary>The first day between these, both included, on which the centre is open; null where it is one closure.</summary>
    public static DateOnly? OpenWithin(CentreCalendar calendar, DateOnly from, DateOnly to) => calendar.NextOpenDay(from) is { } open && open <= to ? open : null;

    /// <summary>Null when it stays where it is.</summary>
    public DateOnly? MovesTo(Loan loan) => _moves.TryGetValue(loan.Id, out var day) && WhyNot(loan) is null ? day : null;

    /// <summary>Why it stays: a workshop needs a device of it before it would come back, or it is booked for somebody else; null when nothing is in the way.</summary>
    public Refusal? WhyNot(Loan loan) => _moves.TryGetValue(loan.Id, out var day) ? _whyNot(loan, day) : null;
}
