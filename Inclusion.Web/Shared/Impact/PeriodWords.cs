using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Shared.Impact;

/// <summary>A period as people say it, in the current language.</summary>
public static class PeriodWords
{
    /// <summary>As a heading: 2026, March 2026, July to September 2026, 3 Mar 2026 – 15 Apr 2026.</summary>
    public static string Of(ImpactPeriod period)
    {
        var words = InSentence(period);
        return char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..];
    }

    /// <summary>Within a line: French writes its months small there.</summary>
    public static string InSentence(ImpactPeriod period) => period.Kind switch
    {
        PeriodKind.Year => period.First.Year.ToString(CultureInfo.InvariantCulture),
        PeriodKind.Quarter => string.Format(CultureInfo.CurrentCulture, PeriodText.Quarter, period.First.ToString("MMMM", CultureInfo.CurrentCulture), Month(period.Last)),
        PeriodKind.Month => Month(period.First),
        _ => DateWords.Span(period.First, period.Last),
    };

    private static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.CurrentCulture);
}
