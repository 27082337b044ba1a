using Inclusion.Domain.Common;

namespace Inclusion.Domain.Centres;

/// <summary>A centre's days and hours in its own time zone: what "today" is there, whether it is open, and when next.</summary>
/// <param name="openings">Days with hours of their own; null: none.</param>
public sealed class CentreCalendar(TimeZoneInfo zone, WeeklyHours hours, IReadOnlyList<ClosedPeriod> closed, IReadOnlyList<ExceptionalOpening>? openings = null)
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

    /// <summary>Whether it opens at all on this day.</summary>
    public bool IsOpen(DateOnly date) => SpansOn(date).Count > 0;

    /// <summary>The hours of a day, in order: its own where it has some, else those of the week without what is closed of them. Empty when it is closed.</summary>
    public IReadOnlyList<OpenSpan> SpansOn(DateOnly date)
    {
        if (OpeningOn(date) is { } opening)
        {
            return opening.Spans;
        }

        var spans = hours.On(date.DayOfWeek);
        foreach (var period in closed)
        {
            if (spans.Count > 0 && period.Contains(date))
            {
                spans = period.Hours is { } part ? [.. spans.SelectMany(span => Without(span, part))] : [];
            }
        }

        return spans;
    }

    /// <summary>The first open day, this one included; null when there is none within three years.</summary>
    public DateOnly? NextOpenDay(DateOnly from)
    {
        if (!hours.IsEverOpen && openings is not { Count: > 0 })
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
    public bool IsOpenThroughout(DateOnly date, TimeOnly from, TimeOnly to) => SpansOn(date).Any(span => span.From <= from && to <= span.To);

    /// <summary>The reason given for a closed date; empty when the week has no hours that day or no reason was written; null when it is open.</summary>
    public string? WhyClosed(DateOnly date) => IsOpen(date) ? null : closed.Where(period => period.Contains(date)).OrderBy(period => period.Hours is not null).FirstOrDefault()?.Reason ?? "";

    /// <summary>Until when it is open at this instant; null when it is closed then.</summary>
    public TimeOnly? OpenUntil(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        var now = TimeOnly.FromDateTime(local);
        var today = DateOnly.FromDateTime(local);
        foreach (var span in SpansOn(today))
        {
            if (span.From <= now && now < span.To)
            {
                return span.To;
            }
        }

        return null;
    }

    private static IEnumerable<OpenSpan> Without(OpenSpan span, OpenSpan part)
    {
        if (part.To <= span.From || span.To <= part.From)
        {
            yield return span;
            yield break;
        }

        if (span.From < part.From)
        {
            yield return span with { To = part.From };
        }

        if (part.To < span.To)
        {
            yield return span with { From = part.To };
        }
    }

    private ExceptionalOpening? OpeningOn(DateOnly date) => openings?.FirstOrDefault(o => o.Date == date);
}
