using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Reports.Print;

/// <summary>What a report calls things, and how it writes its figures, in the current language.</summary>
internal sealed class ReportWords(ReportModel report)
{
    private readonly Dictionary<Indicator, string> _names = report.Definitions.ToDictionary(d => d.Indicator, d => d.Name);

    /// <summary>As on the day of issue.</summary>
    public string NameOf(Indicator indicator) => _names.GetValueOrDefault(indicator) ?? EnumWords.Of(indicator);

    /// <summary>The period by its days: from 1 January to 31 December 2026.</summary>
    public string Period => DateWords.PrintedSpan(report.Figures.Period.First, report.Figures.Period.Last);

    public string PeriodBefore => DateWords.PrintedSpan(report.Figures.ComparedWith.First, report.Figures.ComparedWith.Last);

    /// <summary>The period as a title: 2026, March 2026, or its days.</summary>
    public string PeriodTitle => report.Figures.Period.Kind switch
    {
        PeriodKind.Year => report.Figures.Period.First.Year.ToString(CultureInfo.InvariantCulture),
        PeriodKind.Month => DateWords.MonthHeading(report.Figures.Period.First),
        _ => DateWords.Capital(Period),
    };

    public string Scope => report.Figures.Scope switch
    {
        { CentreId: not null } => Say(ReportPrintText.ScopeCentre, report.ScopeName),
        { PartnerId: not null } => Say(ReportPrintText.ScopePartner, report.ScopeName),
        _ => ReportPrintText.ScopeOrganisation,
    };

    public string Number => report.Number.Length > 0 ? Say(ReportPrintText.Number, report.Number) : ReportPrintText.DraftNumber;

    public string Issued => report.IssuedOn is not { } day ? ReportPrintText.NotIssued
        : Say(report.Issuer.Place.Length > 0 ? ReportPrintText.IssuedAtOn : ReportPrintText.IssuedOn, DateWords.Printed(day), report.Issuer.Place);

    /// <summary>What the sign of a figure that is not shown means.</summary>
    public RichText Withheld
    {
        get
        {
            var parts = Say(ReportPrintText.Withheld, report.Figures.Threshold ?? 0, "\u0001").Split('\u0001');
            return new RichText(new TextRun(parts[0]), Sign(TextStyle.Strong with { Size = 9 }), new TextRun(parts[1]));
        }
    }

    /// <summary>A text with numbers in it, as a screen reader says it.</summary>
    public static string Aloud(string text) => FigureWords.Aloud(text, ReportPrintText.WithheldWord);

    /// <summary>A number as it is written: a screen reader says its sign in words.</summary>
    public static TextRun Said(string text, TextStyle? style = null) => new(text, style, Says: Aloud(text) is var aloud && aloud == text ? null : aloud);

    /// <summary>A text with numbers in it: a screen reader says the signs among them in words.</summary>
    public static IReadOnlyList<TextRun> Runs(string text, TextStyle? style = null) => [.. FigureWords.Split(text).Select(part => Said(part, style))];

    public static string Say(string text, params object[] parts) => string.Format(CultureInfo.CurrentCulture, text, parts);

    /// <summary>The sign of what is not shown, which a screen reader says in words.</summary>
    public static TextRun Sign(TextStyle? style = null) => new(FigureWords.SuppressedSign, style, Says: ReportPrintText.WithheldWord);

    /// <summary>The figure of the period.</summary>
    public Figure Find(Indicator indicator) => report.Figures[indicator];

    /// <summary>The figure as it is written, as exactly as in every file.</summary>
    public TextRun Run(Figure figure, TextStyle? style = null) => Run(figure, FigureWords.Of, style);

    /// <summary>As it is told first: on the summary, the poster and the card.</summary>
    public TextRun Headline(Figure figure, TextStyle? style = null) => Run(figure, FigureWords.Headline, style);

    /// <summary>What it was in the period that it is compared with: 2025: 1,103.</summary>
    public string Before(Indicator indicator) => Before(indicator, FigureWords.Of);

    /// <summary>As it is told first: 2025: 6,880 h.</summary>
    public string HeadlineBefore(Indicator indicator) => Before(indicator, FigureWords.Headline);

    /// <summary>The period compared with, as it stands beside its figures: 2025, or the word for it.</summary>
    public string BeforeName => report.Figures.ComparedWith.Kind is PeriodKind.Year
        ? report.Figures.ComparedWith.First.Year.ToString(CultureInfo.InvariantCulture)
        : ReportPrintText.Before;

    /// <summary>Which days that word stands for; empty where the year says it.</summary>
    public string Compared => report.Figures.ComparedWith.Kind is PeriodKind.Year ? "" : Say(ReportPrintText.Compared, ReportPrintText.Before, PeriodBefore);

    public Cell Cell(Figure? figure) => figure is null ? "" : new Cell(new RichText(Run(figure, figure.IsSuppressed ? TextStyle.Body with { Size = 9.5 } : null)));

    public static Cell Cell(PeopleRow row) => row.Count is not null ? new Cell(new RichText(Runs(FigureWords.Of(row)))) : new Cell(new RichText(Sign(TextStyle.Body with { Size = 9.5, Colour = ReportLook.Withheld })));

    public ActivityTable? Activity(ActivityBy by) => report.Figures.Activities.FirstOrDefault(a => a.By == by && a.Rows.Count > 0);

    private static TextRun Run(Figure figure, Func<Figure, string> write, TextStyle? style) => figure.IsSuppressed
        ? Sign(style is null ? null : style with { Colour = ReportLook.Withheld, Weight = Weight.Regular })
        : Said(write(figure), style);

    private string Before(Indicator indicator, Func<Figure, string> write)
    {
        var before = report.Figures.Before.FirstOrDefault(f => f.Indicator == indicator);
        return before is null ? "" : Say(ReportPrintText.BeforeIs, BeforeName, write(before));
    }
}
