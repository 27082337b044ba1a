using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Reports.Issue;

/// <summary>What a report shows and costs, in the current language.</summary>
internal static class IssueCostWords
{
    /// <summary>Of 183 numbers about people, 128 are exact, 20 rounded and 35 not shown; empty where there are none.</summary>
    public static string Of(ShownNumbers numbers) => numbers.All == 0 ? "" : Say(ReportText.ShownNumbers, numbers.All, numbers.Exact, numbers.Rounded, numbers.Withheld);

    /// <summary>What the reports that follow will lose; empty when none is expected.</summary>
    public static string Of(IReadOnlyList<LaterReport> later)
    {
        var costly = later.Where(l => !l.LosesNothing).Select(l => Say(ReportText.LaterLoses, NameOf(l), l.MoreRounded, l.MoreWithheld)).ToList();
        return later.Count == 0 ? ""
            : costly.Count == 0 ? Say(ReportText.IssueCostsNothing, string.Join(" · ", later.Select(NameOf)))
            : Say(ReportText.IssueCosts, string.Join(" · ", costly));
    }

    private static string NameOf(LaterReport report) => $"{PeriodWords.InSentence(report.Period)}, {ScopeNames.Of(report.ScopeName)}";

    private static string Say(string text, params object[] parts) => string.Format(CultureInfo.CurrentCulture, text, parts);
}
