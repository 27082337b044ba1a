using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;

namespace Inclusion.Domain.Training;

/// <summary>A day of a series on which the centre is closed.</summary>
/// <param name="Reason">As the centre gives it; empty when the week has no hours that day or no reason was written.</param>
public readonly record struct SkippedDay(DateOnly Date, string Reason);

/// <summary>The dates that a series gives, to be looked at before they are kept: each may be moved or dropped, and others added.</summary>
/// <param name="Sessions">As many as were asked for, in order.</param>
/// <param name="Skipped">Days of the series that were passed over, in order, up to the last session.</param>
public sealed record RecurrencePreview(IReadOnlyList<SessionTimes> Sessions, IReadOnlyList<SkippedDay> Skipped);

/// <summary>
/// Such as every Tuesday and Thursday, 10:00 to 12:00, six times, from a day on. The hours are local time: 10:00 stays 10:00 when
/// daylight saving begins or ends.
/// </summary>
/// <param name="Days">Days of the week; at least one.</param>
/// <param name="Times">How many sessions; days on which the centre is closed do not count.</param>
/// <param name="From">The first day that may have one.</param>
/// <param name="EveryWeeks">1: every week; 2: every other, beginning with the week of <paramref name="From"/> (weeks begin on Monday).</param>
public sealed record Recurrence(IReadOnlyCollection<DayOfWeek> Days, TimeOnly Start, TimeOnly End, int Times, DateOnly From, int EveryWeeks = 1)
{
    /// <summary>The longest distance between two weeks of a series.</summary>
    public const int MaxWeeksBetween = 8;

    /// <summary>
    /// Refuses: <see cref="RecurrenceWithoutDays"/>, <see cref="SessionEndsBeforeStart"/>, <see cref="RecurrenceTimesNotPossible"/>,
    /// <see cref="RecurrenceWeeksNotPossible"/>, <see cref="RecurrenceNeverOpen"/> (the centre is closed on all these days for three years).
    /// </summary>
    public Outcome<RecurrencePreview> Preview(CentreCalendar calendar)
    {
        if (WhyNot() is { } refusal)
        {
            return refusal;
        }

        var (sessions, skipped) = (new List<SessionTimes>(), new List<SkippedDay>());
        var firstMonday = From.DayNumber - (((int)From.DayOfWeek + 6) % 7);
        var fruitless = 0;
        for (var day = From; sessions.Count < Times; day = day.AddDays(1))
        {
            if (fruitless++ > CentreCalendar.LongestClosureDays || day == DateOnly.MaxValue)
            {
                return new RecurrenceNeverOpen();
            }

            if (!Days.Contains(day.DayOfWeek) || (day.DayNumber - firstMonday) / 7 % EveryWeeks != 0)
            {
                continue;
            }

            if (calendar.WhyClosed(day) is { } reason)
            {
                skipped.Add(new SkippedDay(day, reason));
            }
            else
            {
                sessions.Add(new SessionTimes(day, Start, End));
                fruitless = 0;
            }
        }

        return new RecurrencePreview(sessions, skipped);
    }

    private Refusal? WhyNot()
    {
        if (Days.Count == 0)
        {
            return new RecurrenceWithoutDays();
        }

        if (End <= Start)
        {
            return new SessionEndsBeforeStart();
        }

        if (Times is < 1 or > Workshop.MaxSessions)
        {
            return new RecurrenceTimesNotPossible(Workshop.MaxSessions);
        }

        return EveryWeeks is < 1 or > MaxWeeksBetween ? new RecurrenceWeeksNotPossible(MaxWeeksBetween) : null;
    }
}
