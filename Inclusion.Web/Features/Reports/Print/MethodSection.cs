using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Reports.Print;

/// <summary>How the figures were made: period, scope, what is not shown, every definition, every factor, and where to check the report.</summary>
internal sealed class MethodSection(ReportModel report, ReportWords words, ReportLook look)
{
    private const double CodeSide = 84;

    private static readonly TextStyle Text = TextStyle.Body with { Size = 9.5, LineHeight = 1.35 };

    private static readonly TextStyle Fine = TextStyle.Body with { Size = 8.5, LineHeight = 1.25 };

    public IEnumerable<Block> Compose() =>
    [
        look.Heading(ReportPrintText.Method),
        ReportLook.SubHeading(ReportPrintText.MethodDays),
        Paragraph(ReportWords.Say(ReportPrintText.MethodPeriod, words.Period, words.PeriodBefore)),
        Paragraph(IndicatorWords.OfDays),
        ReportLook.SubHeading(ReportPrintText.MethodScope),
        Paragraph(new RichText(new TextRun(words.Scope + ". ", Text with { Weight = Weight.Semibold }), new TextRun(IndicatorWords.OfScope(report.Figures.Scope)))),
        .. report.Figures.Threshold is { } threshold ? Privacy(threshold) : [],
        .. Definitions(),
        .. report.Environment is { } estimate && report.Parts.Any(p => p.Section is ReportSection.Environment) ? Factors(estimate.Factors) : [],
        .. ThisReport(),
    ];

    private static Paragraph Paragraph(RichText text) => new(text, Text);

    private IEnumerable<Block> Privacy(int threshold) =>
    [
        ReportLook.SubHeading(ReportPrintText.MethodPrivacy),
        Paragraph(words.Withheld),
        Paragraph(ReportWords.Say(ReportPrintText.MethodShares, threshold)),
    ];

    private IEnumerable<Block> Definitions() =>
    [
        ReportLook.SubHeading(ReportPrintText.Definitions),
        new Table(new TableColumn(Points: 118), new TableColumn())
        {
            Head = new TableRow(ReportPrintText.DefinitionFigure, ReportPrintText.DefinitionCounts),
            Style = Fine,
            Padding = (5, 2),
            Rows = report.Definitions.Where(d => IsPrinted(d.Indicator)).Select(d => new TableRow(
                new Cell(d.Name, Fine with { Weight = Weight.Semibold }, IsHeader: true),
                new Cell(d.Excludes.Length == 0
                    ? d.Definition
                    : new RichText(new TextRun(d.Definition + " "), new TextRun(ReportWords.Say(ReportPrintText.DefinitionExcludes, d.Excludes), Fine with { Colour = Colour.Muted }))))),
        },
    ];

    private static IEnumerable<Block> Factors(EnvironmentFactorSet factors)
    {
        yield return ReportLook.SubHeading(ReportPrintText.FactorsHead);
        yield return Paragraph(EnvironmentSection.SourceOf(factors));
        yield return Paragraph(FactorWords.NoteOf(factors));
        yield return ReportLook.Table(
            [new TableColumn(), new TableColumn(Alignment: Alignment.Right), new TableColumn(Alignment: Alignment.Right)],
            new TableRow(ReportPrintText.Category, ReportPrintText.FactorCarbon, ReportPrintText.FactorMaterials),
            factors.Factors.Select(f => new TableRow(
                new Cell(EnumWords.Of(f.Category), IsHeader: true),
                MassWords.Factor(f.CarbonLow, f.CarbonHigh),
                f is { MaterialsLow: { } low, MaterialsHigh: { } high } ? MassWords.Factor(low, high) : "–")));
    }

    private IEnumerable<Block> ThisReport()
    {
        var lines = new List<Block>
        {
            ReportLook.SubHeading(ReportPrintText.ThisReport),
            Paragraph(report.Number.Length > 0 ? $"{words.Number}. {words.Issued}." : ReportPrintText.NotesDraft),
        };
        if (report.Corrects is { } corrected)
        {
            lines.Add(Paragraph(ReportWords.Say(ReportPrintText.Corrects, corrected) + "."));
        }

        if (report.Number.Length > 0)
        {
            lines.Add(Paragraph(ReportPrintText.MethodFrozen));
        }

        if (report.CurrentAddress is not { } address)
        {
            return [new KeepTogether(lines) { SpaceBefore = 15 }];
        }

        lines.Add(Paragraph(ReportWords.Say(ReportPrintText.WhereToCheck, address)));
        var code = new QrCode(address.ToString(), ReportWords.Say(ReportPrintText.QrCode, report.Number), CodeSide);
        return [new SideBySide((4, new KeepTogether(lines)), (1, code)) { SpaceBefore = 15 }];
    }

    private bool IsPrinted(Indicator indicator) => report.Parts.Any(p => p.Section switch
    {
        ReportSection.Devices => Indicators.Of(indicator).Theme is IndicatorTheme.Devices or IndicatorTheme.Lending,
        ReportSection.People => Indicators.Of(indicator).Theme is IndicatorTheme.People,
        ReportSection.Training => Indicators.Of(indicator).Theme is IndicatorTheme.Training,
        _ => false,
    });
}
