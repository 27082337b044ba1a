using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Reports.New;

/// <summary>Titles that say what and when, in the report's language; whom it is about stands beside the title.</summary>
internal static class ReportTitles
{
    /// <param name="language">fr or en.</param>
    /// <param name="beginning">What stands before the period; empty: "Impact report".</param>
    public static string Of(string language, ImpactPeriod period, string beginning = "")
    {
        using var speaking = (Language.Find(language) ?? Language.Current).Speak();
        var title = string.Format(CultureInfo.CurrentCulture, ReportText.TitleOf, beginning.Length > 0 ? beginning : ReportText.ImpactReport, PeriodWords.InSentence(period));
        return title.Length > ReportPlan.TitleMaxLength ? title[..ReportPlan.TitleMaxLength] : title;
    }
}
