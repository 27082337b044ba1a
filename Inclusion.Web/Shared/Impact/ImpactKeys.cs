using System.Globalization;

namespace Inclusion.Web.Shared.Impact;

/// <summary>The keys of rows of activity: they stay when names change.</summary>
internal static class ImpactKeys
{
    private const string MonthFormat = "yyyy-MM";

    public static string OfMonth(DateOnly day) => day.ToString(MonthFormat, CultureInfo.InvariantCulture);

    /// <summary>The first day of the month that a key names.</summary>
    public static DateOnly DayOf(string month) => DateOnly.ParseExact(month, MonthFormat, CultureInfo.InvariantCulture);

    /// <summary>The area that a competence belongs to: digcomp-2.2/1 for 1.3 of digcomp-2.2.</summary>
    public static string OfArea(string framework, string competence) => $"{framework}/{competence.Split('.')[0]}";

    public static (string Framework, string Code) AreaOf(string key)
    {
        var slash = key.LastIndexOf('/');
        return slash < 0 ? ("", key) : (key[..slash], key[(slash + 1)..]);
    }
}
