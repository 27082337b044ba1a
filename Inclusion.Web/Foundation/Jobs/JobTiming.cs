using System.Globalization;

namespace Inclusion.Web.Foundation.Jobs;

/// <summary>When a job is due, by the clock on the wall of the organisation's zone.</summary>
public sealed record JobTiming
{
    private const int MinutesInHour = 60;

    private JobTiming(int? minutes, TimeOnly? at) => (Minutes, At) = (minutes, at);

    public static JobTiming EveryMinute { get; } = EveryMinutes(1);

    /// <summary>At the full hour.</summary>
    public static JobTiming Hourly { get; } = EveryMinutes(MinutesInHour);

    /// <summary>Minutes between two times, counted from the full hour; null for a job of once a day.</summary>
    public int? Minutes { get; }

    /// <summary>The time of day; null for a job of every so many minutes.</summary>
    public TimeOnly? At { get; }

    /// <summary>The same as a cron expression of five fields.</summary>
    public string Cron => this switch
    {
        { At: { } at } => string.Create(CultureInfo.InvariantCulture, $"{at.Minute} {at.Hour} * * *"),
        { Minutes: 1 } => "* * * * *",
        { Minutes: MinutesInHour } => "0 * * * *",
        _ => string.Create(CultureInfo.InvariantCulture, $"*/{Minutes} * * * *"),
    };

    /// <exception cref="ArgumentOutOfRangeException">The minutes do not divide an hour: the times would not lie evenly.</exception>
    public static JobTiming EveryMinutes(int minutes) =>
        minutes > 0 && MinutesInHour % minutes == 0 ? new JobTiming(minutes, null) : throw new ArgumentOutOfRangeException(nameof(minutes), minutes, "It does not divide an hour.");

    /// <summary>Once a day. Best after three in the morning: no zone's clock is put forward over it then.</summary>
    public static JobTiming DailyAt(int hour, int minute) => new(null, new TimeOnly(hour, minute));

    /// <summary>The last time, at or before <paramref name="now"/>, at which it was due.</summary>
    public DateTimeOffset LatestDue(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        if (At is not { } at)
        {
            return now.AddTicks(-(local.TimeOfDay.Ticks % TimeSpan.FromMinutes(Minutes!.Value).Ticks));
        }

        var today = DateOnly.FromDateTime(local.DateTime);
        return InstantOf(today, at, zone) is var due && due <= now ? due : InstantOf(today.AddDays(-1), at, zone);
    }

    private static DateTimeOffset InstantOf(DateOnly day, TimeOnly at, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(at);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
