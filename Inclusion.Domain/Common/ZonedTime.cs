namespace Inclusion.Domain.Common;

/// <summary>Converts a centre's local time to an instant.</summary>
internal static class ZonedTime
{
    /// <summary>A time that daylight saving skips becomes the first instant after the gap; one that occurs twice means its first occurrence.</summary>
    public static DateTimeOffset InstantOf(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(time);
        if (zone.IsInvalidTime(local))
        {
            do
            {
                local = local.AddMinutes(1);
            }
            while (zone.IsInvalidTime(local));
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
