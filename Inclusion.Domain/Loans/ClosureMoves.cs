using Inclusion.Domain.Centres;

namespace Inclusion.Domain.Loans;

/// <summary>A loan that is due while the centre is closed.</summary>
public sealed record LoanInClosure(long LoanId, DateOnly DueOn);

/// <summary>The due date that it gets.</summary>
public sealed record ClosureMove(long LoanId, DateOnly DueOn, DateOnly MovesTo);

/// <summary>Spreads what is due during a closure over the first open days after it, so that nobody stands in a long line on the first.</summary>
public static class ClosureMoves
{
    /// <summary>More than anybody takes back in a day.</summary>
    public const int MostPerDay = 1000;

    /// <summary>In the order in which they are due, the earliest to the first open day. A day that has its number due already takes no more.</summary>
    /// <param name="last">The last closed day.</param>
    /// <param name="perDay">At least 1.</param>
    /// <param name="dueAlready">How much is due on the days after the closure, by day.</param>
    /// <param name="mayMove">Whether a loan can go to a day: what stays takes no place there.</param>
    /// <returns>Those for which there is an open day, also where they may not go to it.</returns>
    public static IReadOnlyList<ClosureMove> Spread(IEnumerable<LoanInClosure> loans, DateOnly last, int perDay, IReadOnlyDictionary<DateOnly, int> dueAlready, CentreCalendar calendar, Func<long, DateOnly, bool> mayMove)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perDay, 1);
        var moves = new List<ClosureMove>();
        var day = calendar.NextOpenDay(last.AddDays(1));
        var taken = TakenOn(day);
        foreach (var loan in loans.OrderBy(l => l.DueOn).ThenBy(l => l.LoanId))
        {
            while (day is { } full && taken >= perDay)
            {
                day = calendar.NextOpenDay(full.AddDays(1));
                taken = TakenOn(day);
            }

            if (day is not { } free)
            {
                break;
            }

            moves.Add(new ClosureMove(loan.LoanId, loan.DueOn, free));
            taken += mayMove(loan.LoanId, free) ? 1 : 0;
        }

        return moves;

        int TakenOn(DateOnly? date) => date is { } some ? dueAlready.GetValueOrDefault(some) : 0;
    }
}
