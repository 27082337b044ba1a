using Inclusion.Domain.Common;

namespace Inclusion.Domain.Messages;

/// <summary>Nobody is written to between 20:00 and 08:00 at the centre.</summary>
public static class SendingHours
{
    private static readonly TimeOnly Begin = new(8, 0);
    private static readonly TimeOnly End = new(20, 0);

    /// <summary>This instant when it is in the sending hours of its zone, else the next 08:00 there.</summary>
    public static DateTimeOffset NextAllowed(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        var time = TimeOnly.FromDateTime(local);
        if (time >= Begin && time < End)
        {
            return instant;
        }

        var day = DateOnly.FromDateTime(local);
        return ZonedTime.InstantOf(time < Begin ? day : day.AddDays(1), Begin, zone);
    }
}
