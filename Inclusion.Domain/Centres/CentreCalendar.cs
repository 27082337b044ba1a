using Inclusion.Domain.Common;

namespace Inclusion.Domain.Centres;

/// <summary>A centre's days and hours in its own time zone: what "today" is there, whether it is open, and when next.</summary>
public sealed class CentreCalendar(TimeZoneInfo zone, WeeklyHours hours, IReadOnlyList<ClosedPeriod> closed)
{
    /// <summary>How far ahead to look for an open day: a centre that is closed for longer is closed for good.</summary>
    internal const int LongestClosureDays = 3 * 366;

    public TimeZoneInfo Zone => zone;

    /// <summary>The centre's local date at this instant.</summary>
    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>
    /// The instant at which the centre's clock shows this. A time that daylight saving skips becomes the first instant after the gap; one that occurs twice means
    /// its first occurrence.
    /// </summary>
    public DateTimeOffset InstantOf(DateOnly date, TimeOnly time) => ZonedTime.InstantOf(date, time, zone);

    /// <summary>Whether the week has hours on this weekday, closed dates aside.</summary>
    public bool OpensOn(DayOfWeek day) => hours.On(day).Count > 0;

    public bool IsOpen(DateOnly date) => OpensOn(date.DayOfWeek) && !closed.Any(period => period.Contains(date));

    /// <summary>The first open day, this one included; null when there is none within three years.</summary>
    public DateOnly? NextOpenDay(DateOnly from)
    {
        if (!hours.IsEverOpen)
        {
            return null;
        }

        var last = Math.Min(from.DayNumber + LongestClosureDays, DateOnly.MaxValue.DayNumber);
        for (var day = from.DayNumber; day <= last; day++)
        {
            if (DateOnly.FromDayNumber(day) is var date && IsOpen(date))
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>Whether it is open from the start to the end without a break.</summary>
    public bool IsOpenThroughout(DateOnly date, TimeOnly from, TimeOnly to) => IsOpen(date) && hours.On(date.DayOfWeek).Any(span => span.From <= from && to <= span.To);

    /// <summary>The reason given for a closed date; empty when the week has no hours that day or no reason was written; null when it is open.</summary>
    public string? WhyClosed(DateOnly date) => IsOpen(date) ? null : closed.FirstOrDefault(period => period.Contains(date))?.Reason ?? "";

    /// <summary>Until when it is open at this instant; null when it is closed then.</summary>
    public TimeOnly? OpenUntil(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        var now = TimeOnly.FromDateTime(local);
        var today = DateOnly.FromDateTime(local);
        if (!IsOpen(today))
        {
            return null;
        }

        foreach (var span in hours.On(today.DayOfWeek))
        {
            if (span.From <= now && now < span.To)
            {
                return span.To;
            }
        }

        return null;
    }
}
