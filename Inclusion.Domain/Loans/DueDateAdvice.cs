using Inclusion.Domain.Centres;

namespace Inclusion.Domain.Loans;

/// <summary>What is odd about a due date that somebody has typed: it is said, and nothing is refused for it.</summary>
/// <param name="Closed">Why the centre is closed that day, empty where it says none; null when it is open.</param>
/// <param name="Latest">The last day that the rule's longest total allows, where it is past that; null otherwise.</param>
/// <param name="IsFarAway">It is more than a year away: most likely a slip.</param>
/// <param name="Proposed">The next open day; null when the centre is open that day, or never.</param>
public sealed record DueDateAdvice(DateOnly Date, string? Closed, DateOnly? Latest, bool IsFarAway, DateOnly? Proposed)
{
    /// <summary>Null when nothing is odd about it.</summary>
    /// <param name="latest">The last day that the rule's longest total allows; null: there is no such limit.</param>
    public static DueDateAdvice? Of(DateOnly date, DateOnly today, CentreCalendar calendar, DateOnly? latest)
    {
        var closed = calendar.WhyClosed(date);
        var advice = new DueDateAdvice(date, closed, date > latest ? latest : null, date > today.AddYears(1), closed is null ? null : calendar.NextOpenDay(date));
        return advice is { Closed: null, Latest: null, IsFarAway: false } ? null : advice;
    }
}
