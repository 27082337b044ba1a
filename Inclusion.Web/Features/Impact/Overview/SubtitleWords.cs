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
        view.Figures.Period.IsUnderWay(view.Today) && view.Figures.Period.IsComparedWithSameDays(view.Today) ? ImpactText.SubtitleUnderWay : ImpactText.Subtitle,
        ScopeNames.Of(view.ScopeName),
        PeriodWords.InSentence(view.Figures.ComparedWith),
        DateWords.Plain(view.Today));
}
