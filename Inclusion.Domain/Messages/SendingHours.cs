using Inclusion.Domain.Common;

namespace Inclusion.Domain.Messages;

/// <summary>Messages never go out between 20:00 and 08:00 at the centre.</summary>
public static class SendingHours
{
    private static readonly TimeOnly Begin = new(8, 0);
    private static readonly TimeOnly End = new(20, 0);

    /// <summary>This instant if it lies within the sending hours of the zone, otherwise the next 08:00 there.</summary>
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
