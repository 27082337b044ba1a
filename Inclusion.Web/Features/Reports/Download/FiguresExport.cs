using System.Text.Encodings.Web;
using System.Text.Json;
using Inclusion.Domain.Impact;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Reports.Download;

/// <summary>One figure of an issued report as a line of a table.</summary>
/// <param name="Table">What it belongs to.</param>
/// <param name="Row">Within a table the row; empty for a figure of the whole.</param>
/// <param name="Value">In the unit that it is written in; null when it is suppressed.</param>
/// <param name="Of">The denominator of a share; null for anything else.</param>
/// <param name="Before">The same over the period before; null when it is suppressed or there is none.</param>
internal sealed record FigureLine(string Table, string Row, Indicator Indicator, decimal? Value, bool IsSuppressed, long? Of, decimal? Before)
{
    public string Name => EnumWords.Of(Indicator);

    public string Unit => WrittenUnits.NameOf(Indicator);
}

/// <summary>The frozen figures of a report as a table: each in a line with its unit, time in hours, suppressed ones in words and without a number.</summary>
internal static class FiguresExport
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TableExport<FigureLine> Of(ReportModel model) => new(model.Number, Columns(), Lines(model).ToAsyncEnumerable());

    /// <summary>The same lines as JSON, for programs: beside the words stand names that no language changes.</summary>
    public static string Json(ReportModel model) => JsonSerializer.Serialize(
        new
        {
            report = model.Number,
            first = model.Figures.Period.First,
            last = model.Figures.Period.Last,
            figures = Lines(model).Select(l => new
            {
                table = l.Table,
                row = l.Row,
                indicator = l.Indicator.ToString(),
                name = l.Name,
                value = l.Value,
                unit = WrittenUnits.UnitOf(l.Indicator) switch { IndicatorUnit.Minutes => "hours", IndicatorUnit.Days => "days", _ => "count" },
                suppressed = l.IsSuppressed,
                of = l.Of,
                before = l.Before,
            }),
        },
        Readable);

    private static TableColumn<FigureLine>[] Columns() =>
    [
        new(ReportText.TableLabel, l => l.Table, 24),
        new(ReportText.RowLabel, l => l.Row, 28),
        new(ReportText.Figure, l => l.Name, 40),
        new(ReportText.ValueLabel, l => l.Value, 12),
        new(ReportText.UnitLabel, l => l.Unit, 12),
        new(ReportText.Suppressed, l => l.IsSuppressed ? FigureWords.Suppressed : null, 20),
        new(ReportText.Denominator, l => (decimal?)l.Of, 12),
        new(ReportText.PeriodBefore, l => l.Before, 16),
    ];

    private static IEnumerable<FigureLine> Lines(ReportModel model)
    {
        var figures = model.Figures;
        foreach (var figure in figures.Figures)
        {
            yield return Line(EnumWords.Of(Indicators.Of(figure.Indicator).Theme), "", figure, figures.Before.FirstOrDefault(f => f.Indicator == figure.Indicator)?.Value);
        }

        foreach (var table in figures.People)
        {
            foreach (var row in table.Rows)
            {
                yield return new FigureLine(EnumWords.Of(table.By), PeopleWords.NameOf(table.By, row), Indicator.PeopleHelped, row.Count, row.Count is null, null, null);
            }
        }

        foreach (var table in figures.Activities)
        {
            foreach (var row in table.Rows)
            {
                foreach (var figure in row.Figures)
                {
                    yield return Line(EnumWords.Of(table.By), ActivityWords.NameOf(table.By, row), figure, null);
                }
            }
        }
    }

    private static FigureLine Line(string table, string row, Figure figure, long? before) =>
        new(table, row, figure.Indicator, WrittenUnits.Of(figure.Indicator, figure.Value), figure.IsSuppressed, figure.Of, WrittenUnits.Of(figure.Indicator, before));
}
