using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Reports.Press;

/// <summary>One of the numbers that are told first.</summary>
/// <param name="Number">As it is written; the sign for what is not shown when there was no other.</param>
public sealed record MainFigure(string Number, string Name, bool IsWithheld)
{
    private const int Count = 3;

    /// <summary>What says most comes first: people, devices in their hands, hours that they learned; then what stands in for one that is not shown.</summary>
    private static readonly Indicator[] Order =
    [
        Indicator.PeopleHelped, Indicator.DevicesLent, Indicator.AttendedTime, Indicator.DevicesRefurbished, Indicator.Certificates, Indicator.DevicesReceived,
        Indicator.Workshops, Indicator.Loans, Indicator.Enrolments, Indicator.TrainingTime, Indicator.PeopleNew, Indicator.DevicesGiven, Indicator.Sessions,
    ];

    /// <summary>Three figures of what a report tells, in the current language: one that is not shown, or zero, only where there are no others.</summary>
    internal static IReadOnlyList<MainFigure> Of(ReportModel report)
    {
        var words = new ReportWords(report);
        Indicator[] chosen =
        [
            .. Order
                .OrderBy(i => report.Figures[i] switch { { IsSuppressed: true } => 2, { Value: 0 } => 1, _ => 0 })
                .ThenBy(i => IsTold(report, i) ? 0 : 1)
                .Take(Count),
        ];
        return [.. chosen.OrderBy(i => Array.IndexOf(Order, i)).Select(i => new MainFigure(words.Headline(report.Figures[i]).Text, words.NameOf(i), report.Figures[i].IsSuppressed))];
    }

    /// <summary>Where and when, in the current language: 2026 · The whole organisation.</summary>
    internal static string About(ReportModel report) => $"{new ReportWords(report).PeriodTitle} · {new ReportWords(report).Scope}";

    /// <summary>Whose figures and where they stand, in the current language.</summary>
    internal static string SourceOf(ReportModel report) => report.IssuedOn is { } day
        ? ReportWords.Say(ReportPrintText.PosterSource, report.Issuer.Name, report.Number, DateWords.Printed(day))
        : ReportWords.Say(ReportPrintText.PosterDraft, report.Issuer.Name);

    /// <summary>Whether the report has a section for it.</summary>
    private static bool IsTold(ReportModel report, Indicator indicator) => report.Parts.Any(p => p.Section == Indicators.Of(indicator).Theme switch
    {
        IndicatorTheme.People => ReportSection.People,
        IndicatorTheme.Training => ReportSection.Training,
        _ => ReportSection.Devices,
    });
}
