using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Shared.Impact;

/// <summary>A period as people say it, in the current language.</summary>
public static class PeriodWords
{
    /// <summary>As a heading: 2026, March 2026, July to September 2026, 3 Mar 2026 – 15 Apr 2026.</summary>
    public static string Of(ImpactPeriod period) => DateWords.Capital(InSentence(period));

    /// <summary>Over a narrow column: 2026, Mar 2026, Jul–Sep 2026.</summary>
    public static string Brief(ImpactPeriod period) => period.Kind switch
    {
        PeriodKind.Month => $"{DateWords.ShortMonth(period.First)} {Year(period)}",
        PeriodKind.Quarter => $"{DateWords.ShortMonth(period.First)}–{DateWords.ShortMonth(period.Last)} {Year(period)}",
        PeriodKind.Free when period.First.Year == period.Last.Year => $"{DateWords.DayOfMonth(period.First)} – {DateWords.Plain(period.Last)}",
        _ => InSentence(period),
    };

    /// <summary>Within a line: French writes its months small there.</summary>
    public static string InSentence(ImpactPeriod period) => period.Kind switch
    {
        PeriodKind.Year => Year(period),
        PeriodKind.Quarter => string.Format(CultureInfo.CurrentCulture, PeriodText.Quarter, DateWords.MonthName(period.First), DateWords.Month(period.Last)),
        PeriodKind.Month => DateWords.Month(period.First),
        _ => DateWords.Span(period.First, period.Last),
    };

    private static string Year(ImpactPeriod period) => period.First.Year.ToString(CultureInfo.InvariantCulture);
}
