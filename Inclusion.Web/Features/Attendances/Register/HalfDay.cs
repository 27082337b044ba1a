using Inclusion.Domain.Training;

namespace Inclusion.Web.Features.Attendances.Register;

/// <summary>Which half of the day a box to sign is for.</summary>
public enum DayPart
{
    /// <summary>The session is within one half.</summary>
    Whole,
    Morning,
    Afternoon,
}

/// <summary>What one signature stands for: a session, or the morning or afternoon of one that lasts the day.</summary>
public readonly record struct HalfDay(DateOnly Date, TimeOnly Start, TimeOnly End, DayPart Part)
{
    private const int LongestHalfMinutes = 5 * 60;

    private static readonly TimeOnly Noon = new(13, 0);

    /// <summary>One for a session of up to five hours or on one side of 13:00, two for one that lasts the day. Only the first and last hours are known, so the half ends and begins at 13:00.</summary>
    public static IEnumerable<HalfDay> Of(SessionTimes times)
    {
        if (times.Minutes <= LongestHalfMinutes || times.Start >= Noon || times.End <= Noon)
        {
            return [new HalfDay(times.Date, times.Start, times.End, DayPart.Whole)];
        }

        return [new HalfDay(times.Date, times.Start, Noon, DayPart.Morning), new HalfDay(times.Date, Noon, times.End, DayPart.Afternoon)];
    }
}
