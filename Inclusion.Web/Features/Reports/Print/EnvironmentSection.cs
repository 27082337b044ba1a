using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Reports.Print;

/// <summary>What reuse saved: a range with its source and its assumption, never a number alone.</summary>
internal sealed class EnvironmentSection(ReportModel report, ReportPart part, ReportLook look)
{
    private const string NotSaid = "–";

    public IEnumerable<Block> Compose() =>
    [
        look.Heading(EnumWords.Of(ReportSection.Environment)),
        .. report.Environment switch
        {
            null => [new Paragraph(ReportPrintText.NoFactors)],
            { Rows.Count: 0 } => [new Paragraph(report.Figures[Indicator.LoanDays].IsSuppressed ? ReportPrintText.UseWithheld : ReportPrintText.NoUse)],
            var estimate => Estimate(estimate),
        },
        .. StoryPart.Compose(part, look),
    ];

    /// <summary>What a unit of the factors is, and where they come from.</summary>
    public static string SourceOf(EnvironmentFactorSet factors) => ReportWords.Say(
        ReportPrintText.Source,
        FactorWords.SourceOf(factors),
        factors.Year,
        factors.Basis is FactorBasis.YearOfUse ? ReportPrintText.UnitYearOfUse : ReportPrintText.UnitReuse);

    private IEnumerable<Block> Estimate(EnvironmentEstimate estimate)
    {
        var masses = new List<RichText> { Mass(MassWords.Range(estimate.CarbonLow, estimate.CarbonHigh), ReportPrintText.Carbon) };
        if (estimate is { MaterialsLow: { } low, MaterialsHigh: { } high })
        {
            masses.Add(Mass(MassWords.Range(low, high), ReportPrintText.Materials));
        }

        yield return new SideBySide([.. masses.Select(m => (1.0, (Block)new Tile(m) { Colour = look.Shades.Strong }))]) { SpaceAfter = 14 };
        yield return new Panel(new Paragraph(ReportPrintText.Assumption, TextStyle.Body with { Size = 10 })) { Fill = look.Shades.Soft, SpaceAfter = 12 };
        yield return new KeepTogether(Rows(estimate));
        var without = estimate.Rows.Where(r => r.Factor is null).Select(r => EnumWords.InSentence(r.Category)).ToList();
        if (without.Count > 0)
        {
            yield return ReportLook.Small(ReportWords.Say(ReportPrintText.WithoutFactor, string.Join(", ", without)));
        }

        yield return ReportLook.Small(SourceOf(estimate.Factors));
    }

    private RichText Mass(string mass, string name) => new(
        new TextRun(mass, new TextStyle(24, Weight.Bold, look.Shades.Text, 1.15)),
        new TextRun("\n" + name, new TextStyle(9.5, Weight.Semibold, LineHeight: 1.3)));

    private static Table Rows(EnvironmentEstimate estimate)
    {
        var units = estimate.Factors.Basis is FactorBasis.YearOfUse ? ReportPrintText.UnitsYearOfUse : ReportPrintText.UnitsReuse;
        return ReportLook.Table(
            [new TableColumn(1.1), new TableColumn(0.8, Alignment: Alignment.Right), new TableColumn(1.2, Alignment: Alignment.Right), new TableColumn(1.2, Alignment: Alignment.Right), new TableColumn(1.2, Alignment: Alignment.Right)],
            new TableRow(ReportPrintText.Category, units, ReportPrintText.FactorCarbon, ReportPrintText.CarbonColumn, ReportPrintText.MaterialsColumn),
            estimate.Rows.Select(Row).Append(new TableRow(
                new Cell(ReportPrintText.Total, IsHeader: true),
                "",
                "",
                MassWords.Range(estimate.CarbonLow, estimate.CarbonHigh),
                estimate is { MaterialsLow: { } low, MaterialsHigh: { } high } ? MassWords.Range(low, high) : NotSaid)
            { IsStrong = true }));
    }

    private static TableRow Row(EnvironmentRow row) => new(
        new Cell(EnumWords.Of(row.Category), IsHeader: true),
        row.Units.ToString("#,0.#", System.Globalization.CultureInfo.CurrentCulture),
        row.Factor is { } factor ? MassWords.Factor(factor.CarbonLow, factor.CarbonHigh) : NotSaid,
        row.Factor is null ? NotSaid : MassWords.Range(row.CarbonLow, row.CarbonHigh),
        row is { MaterialsLow: { } low, MaterialsHigh: { } high } ? MassWords.Range(low, high) : NotSaid);
}
