using Inclusion.Domain.Common;

namespace Inclusion.Domain.Training;

/// <summary>
/// A date with its hours in the centre's local time: 10:00 stays 10:00 whatever daylight saving does. A session ends on the day on
/// which it begins.
/// </summary>
public readonly record struct SessionTimes(DateOnly Date, TimeOnly Start, TimeOnly End)
{
    /// <summary>Minutes in local time.</summary>
    public int Minutes => (int)(End - Start).TotalMinutes;

    /// <summary>A session on any other date has the same hours.</summary>
    public SessionTimes On(DateOnly date) => this with { Date = date };

    /// <summary><see cref="SessionEndsBeforeStart"/>, or null when it ends after it starts.</summary>
    public Refusal? WhyNot() => End <= Start ? new SessionEndsBeforeStart() : null;

    /// <summary>Whether two sessions of one centre share any time; one may begin when the other ends.</summary>
    public bool Overlaps(SessionTimes other) => Date == other.Date && Start < other.End && other.Start < End;
}
