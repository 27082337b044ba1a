using Inclusion.Domain.Loans;

namespace Inclusion.Web.Features.Loans.List;

/// <summary>The order of the lists of loans, and how to begin in their middle. The first condition on the key is what the index answers.</summary>
internal static class LoanOrder
{
    /// <param name="closed">By the closing instant, latest first; else by due date, earliest first.</param>
    /// <param name="from">The loan at this place is left out; null: from the beginning.</param>
    /// <param name="backwards">The rows come in the opposite order.</param>
    public static IQueryable<Loan> From(IQueryable<Loan> loans, bool closed, LoanCursor? from, bool backwards) =>
        closed ? ByClosing(loans, from, latestFirst: !backwards) : ByDueDate(loans, from, earliestFirst: !backwards);

    private static IQueryable<Loan> ByDueDate(IQueryable<Loan> loans, LoanCursor? from, bool earliestFirst)
    {
        if (from is not null)
        {
            var (due, id) = (DateOnly.FromDayNumber((int)Math.Clamp(from.Key, 0, DateOnly.MaxValue.DayNumber)), from.Id);
            loans = earliestFirst
                ? loans.Where(l => l.DueOn >= due && (l.DueOn > due || l.Id > id))
                : loans.Where(l => l.DueOn <= due && (l.DueOn < due || l.Id < id));
        }

        return earliestFirst ? loans.OrderBy(l => l.DueOn).ThenBy(l => l.Id) : loans.OrderByDescending(l => l.DueOn).ThenByDescending(l => l.Id);
    }

    private static IQueryable<Loan> ByClosing(IQueryable<Loan> loans, LoanCursor? from, bool latestFirst)
    {
        if (from is not null)
        {
            var (closed, id) = (DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(from.Key, 0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())), from.Id);
            loans = latestFirst
                ? loans.Where(l => l.ClosedAt <= closed && (l.ClosedAt < closed || l.Id < id))
                : loans.Where(l => l.ClosedAt >= closed && (l.ClosedAt > closed || l.Id > id));
        }

        return latestFirst ? loans.OrderByDescending(l => l.ClosedAt).ThenByDescending(l => l.Id) : loans.OrderBy(l => l.ClosedAt).ThenBy(l => l.Id);
    }
}
