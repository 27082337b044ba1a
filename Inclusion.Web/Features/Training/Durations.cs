using System.Globalization;

namespace Inclusion.Web.Features.Training;

/// <summary>Lengths of time, as they are written in both languages.</summary>
internal static class Durations
{
    /// <summary>3 h, 2 h 30.</summary>
    public static string Hours(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (var hours, 0) => string.Create(CultureInfo.CurrentCulture, $"{hours} h"),
        var (hours, rest) => string.Create(CultureInfo.CurrentCulture, $"{hours} h {rest:00}"),
    };
}
