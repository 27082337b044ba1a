using Inclusion.Domain.Impact;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Reports.Print;

/// <summary>Activity month by month as a chart, and by centre, theme or partner as a table.</summary>
internal sealed class ActivityBlocks(ReportWords words, ReportLook look)
{
    /// <summary>Rows up to which a table is not divided between two pages.</summary>
    private const int MaxTogether = 8;

    /// <summary>Nothing for less than two months.</summary>
    public IEnumerable<Block> Trend(Indicator indicator)
    {
        var rows = words.Activity(ActivityBy.Month)?.Rows.Select(row => (Row: row, Figure: row.Figures.FirstOrDefault(f => f.Indicator == indicator))).Where(r => r.Figure is not null).ToList() ?? [];
        if (rows.Count < 2)
        {
            yield break;
        }

        var title = ReportWords.Say(ReportPrintText.ByMonth, words.NameOf(indicator));
        yield return ReportLook.SubHeading(title);
        yield return new ColumnChart(title, rows.Select(r => ColumnOf(r.Row, r.Figure!, rows.Count)))
        {
            Withheld = ReportPrintText.WithheldWord,
            Shades = look.Shades,
            ChartHeight = 108,
            SpaceAfter = 10,
        };
    }

    /// <summary>Those of the indicators that the rows have; nothing where there are no rows.</summary>
    public IEnumerable<Block> Table(ActivityBy by, params Indicator[] wanted)
    {
        if (words.Activity(by) is not { } table)
        {
            yield break;
        }

        Indicator[] indicators = [.. wanted.Where(i => table.Rows[0].Figures.Any(f => f.Indicator == i))];
        if (indicators.Length == 0)
        {
            yield break;
        }

        TableColumn[] columns = [new TableColumn(1.9), .. indicators.Select(_ => new TableColumn(1, Alignment: Alignment.Right))];
        var heading = ReportLook.SubHeading(ReportWords.Say(ReportPrintText.By, EnumWords.InSentence(by)));
        var rows = ReportLook.Table(
            columns,
            new TableRow([new Cell(EnumWords.Of(by)), .. indicators.Select(i => new Cell(words.NameOf(i)))]),
            table.Rows.Select(row => new TableRow([new Cell(ActivityWords.NameOf(by, row), IsHeader: true), .. indicators.Select(i => words.Cell(row.Figures.FirstOrDefault(f => f.Indicator == i)))])));
        foreach (var block in table.Rows.Count <= MaxTogether ? new Block[] { new KeepTogether(heading, rows) { SpaceBefore = heading.SpaceBefore } } : [heading, rows])
        {
            yield return block;
        }
    }

    private static Column ColumnOf(ActivityRow row, Figure figure, int count)
    {
        var column = new Column(Label(row, count), ActivityWords.NameOf(ActivityBy.Month, row), figure.Value);
        return figure.RoundedTo is null ? column : column with { Text = FigureWords.Of(figure), Says = ReportWords.Aloud(FigureWords.Of(figure)) };
    }

    // A letter or two below twelve columns; the year where a year begins.
    private static string Label(ActivityRow row, int count)
    {
        var month = row.FirstOfMonth();
        return count > 12 ? DateWords.ShortMonthOfYear(month) : DateWords.ShortMonth(month);
    }
}
