using Inclusion.Domain.Centres;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Home.Today;

/// <summary>Seven days of lending at one centre.</summary>
/// <param name="From">The first of them.</param>
/// <param name="Lent">Loans that began.</param>
/// <param name="Returned">Loans of which everything came back.</param>
public sealed record LendingWeek(DateOnly From, int Lent, int Returned);

/// <summary>How much was lent and came back lately. Weeks end today, so that the last is as long as the others.</summary>
internal static class LendingWeeks
{
    public const int Count = 8;

    private const int Days = 7;

    public static async Task<IReadOnlyList<LendingWeek>> ReadAsync(InclusionDb db, long centreId, CentreCalendar calendar, DateOnly today, CancellationToken cancel)
    {
        var first = today.AddDays(1 - (Count * Days));
        var start = calendar.InstantOf(first, TimeOnly.MinValue);
        var lent = await db.Loans.Where(l => l.CentreId == centreId && l.LentOn >= first && l.LentOn <= today)
            .GroupBy(l => l.LentOn).Select(g => new { Day = g.Key, Count = g.Count() }).ToListAsync(cancel);
        var returned = await db.Loans.Where(l => l.CentreId == centreId && l.ClosedAt >= start && l.Status == LoanStatus.Closed).Select(l => l.ClosedAt!.Value).ToListAsync(cancel);
        var days = returned.ConvertAll(calendar.DateOf);
        return
        [
            .. Enumerable.Range(0, Count).Select(week => first.AddDays(week * Days)).Select(from => new LendingWeek(
                from,
                lent.Where(l => IsIn(l.Day, from)).Sum(l => l.Count),
                days.Count(day => IsIn(day, from)))),
        ];
    }

    private static bool IsIn(DateOnly day, DateOnly from) => day >= from && day < from.AddDays(Days);
}
