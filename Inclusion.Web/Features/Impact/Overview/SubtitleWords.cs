using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Impact.Overview;

/// <summary>Whose figures a page shows and what they are compared with, in the current language.</summary>
internal static class SubtitleWords
{
    public static string Of(ImpactView view) => string.Format(
        CultureInfo.CurrentCulture,
        IsOfSameDays(view) ? ImpactText.SubtitleUnderWay : ImpactText.Subtitle,
        ScopeNames.Of(view.ScopeName),
        PeriodWords.InSentence(view.Figures.ComparedWith),
        DateWords.Plain(view.Today));

    /// <summary>It is under way, and compared with as many days of the year before. One of more than a year is compared with the period before all the same.</summary>
    private static bool IsOfSameDays(ImpactView view) =>
        view.Figures.Period is var period && period.First <= view.Today && view.Today < period.Last && view.Figures.ComparedWith != period.Previous();
}
