using Inclusion.Domain.Impact;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Competences;

namespace Inclusion.Web.Shared.Impact;

/// <summary>The names of rows of activity, in the current language.</summary>
public static class ActivityWords
{
    public static string NameOf(ActivityBy by, ActivityRow row) => by switch
    {
        ActivityBy.Month => DateWords.MonthHeading(row.FirstOfMonth()),
        ActivityBy.Theme => AreaOf(row.Key),
        _ => row.Name,
    };

    /// <summary>A month of a table within a sentence.</summary>
    public static string MonthInSentence(ActivityRow row) => DateWords.Month(row.FirstOfMonth());

    /// <summary>An area of a framework that is no longer shipped is called by its key.</summary>
    private static string AreaOf(string key)
    {
        var (framework, code) = ImpactKeys.AreaOf(key);
        return CompetenceFrameworks.Find(framework) is { } found && found.Areas.FirstOrDefault(a => a.Code == code) is { } area
            ? $"{area.Title(Language.Current.Code)} ({found.Name})"
            : key;
    }
}
