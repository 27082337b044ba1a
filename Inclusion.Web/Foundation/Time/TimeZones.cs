namespace Inclusion.Web.Foundation.Time;

/// <summary>The time zones that a centre can be in.</summary>
public static class TimeZones
{
    /// <summary>Where nobody says otherwise.</summary>
    public const string Default = "Europe/Paris";

    /// <summary>IANA names of places (Europe/Paris), those of Europe first since most centres are there; whatever names the machine itself uses.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones()
            .Select(zone => zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : null)
            .OfType<string>()
            .Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))
            .Append(Default)
            .Distinct()
            .OrderByDescending(id => id.StartsWith("Europe/", StringComparison.Ordinal))
            .ThenBy(id => id, StringComparer.Ordinal)];
}
