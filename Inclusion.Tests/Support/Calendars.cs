using Inclusion.Domain.Centres;

namespace Inclusion.Tests.Support;

/// <summary>Calendars of centres to count with.</summary>
public static class Calendars
{
    public static TimeZoneInfo Paris { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The zone of Montréal under its present name: America/Montreal is an alias that small systems leave out.</summary>
    public static TimeZoneInfo Montreal { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");

    public static WeeklyHours EveryDay { get; } = WeeklyHours.Parse("Mon 9:00-18:00;Tue 9:00-18:00;Wed 9:00-18:00;Thu 9:00-18:00;Fri 9:00-18:00;Sat 9:00-18:00;Sun 9:00-18:00");

    /// <summary>In Paris, Monday to Friday.</summary>
    public static CentreCalendar Weekdays(params ClosedPeriod[] closed) => new(Paris, WeeklyHours.Default, closed);

    /// <summary>In Paris, seven days a week.</summary>
    public static CentreCalendar SevenDays(params ClosedPeriod[] closed) => new(Paris, EveryDay, closed);

    public static ClosedPeriod Closed(DateOnly from, DateOnly to, string reason = "") => new(from, to, Yearly: false, reason);

    public static ClosedPeriod ClosedYearly(DateOnly from, DateOnly to, string reason = "") => new(from, to, Yearly: true, reason);

    /// <summary>Some week, perhaps with no hours at all, and up to five closures around a date.</summary>
    public static CentreCalendar Random(Random random, DateOnly around)
    {
        var week = WeeklyHours.Week.Where(_ => random.Next(3) > 0).Aggregate(WeeklyHours.Closed, (hours, day) => hours.With(day, [new(new(9, 0), new(17, 0))])!);
        var closed = Enumerable.Range(0, random.Next(6)).Select(_ =>
        {
            var from = around.AddDays(random.Next(-60, 120));
            return new ClosedPeriod(from, from.AddDays(random.Next(21)), random.Next(2) == 0, "works");
        });
        return new CentreCalendar(Paris, week, [.. closed]);
    }
}
