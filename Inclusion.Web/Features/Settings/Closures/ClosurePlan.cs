using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Closures;

/// <summary>Which loans are due while a centre is closed, and to which day each would go.</summary>
internal sealed class ClosurePlan
{
    private readonly Dictionary<long, DateOnly> _moves;
    private readonly IReadOnlyDictionary<long, DeviceNeed> _needed;

    private ClosurePlan(IReadOnlyList<Loan> loans, Dictionary<long, DateOnly> moves, IReadOnlyDictionary<long, DeviceNeed> needed) => (Loans, _moves, _needed) = (loans, moves, needed);

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
            return new ClosurePlan(loans, [], new Dictionary<long, DeviceNeed>());
        }

        var after = await db.Loans.Where(l => l.CentreId == centre.Id && l.Status == LoanStatus.Open && l.DueOn > to)
            .GroupBy(l => l.DueOn).Select(g => new { Day = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Day, g => g.Count, cancel);
        var needed = await db.DevicesNeededAsync([.. loans.SelectMany(l => l.Devices).Where(d => d.IsOut).Select(d => d.DeviceId)], now, cancel);
        var moves = ClosureMoves.Spread(loans.Select(l => new LoanInClosure(l.Id, l.DueOn)), to, perDay, after, calendar);
        return new ClosurePlan(loans, moves.ToDictionary(m => m.LoanId, m => m.MovesTo), needed);
    }

    /// <summary>The first day between these, both included, on which the centre is open; null where it is one closure.</summary>
    public static DateOnly? OpenWithin(CentreCalendar calendar, DateOnly from, DateOnly to) => calendar.NextOpenDay(from) is { } open && open <= to ? open : null;

    /// <summary>Null when it stays where it is.</summary>
    public DateOnly? MovesTo(long loanId) => _moves.TryGetValue(loanId, out var day) && WhyNot(Loans.First(l => l.Id == loanId)) is null ? day : null;

    /// <summary>Why it stays: a workshop needs a device of it before it would come back; null when nothing is in the way.</summary>
    public Refusal? WhyNot(Loan loan) => _moves.TryGetValue(loan.Id, out var day) ? loan.WhyNotUntil(day, _needed) : null;
}
