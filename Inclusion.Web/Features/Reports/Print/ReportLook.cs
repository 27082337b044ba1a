using Inclusion.Domain.Impact;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Features.Reports.Print;

/// <summary>How a report looks: one colour, the organisation's, on a calm ground.</summary>
/// <param name="colour">As #rrggbb; empty: the product's own.</param>
internal sealed class ReportLook(string colour)
{
    public static readonly PageSetup Page = PageSetup.A4 with { Margins = new Margins(58, 58, 58, 58) };

    public static readonly TextStyle Mark = new(9.5, Weight.Bold, Colour.Ink, 1.3, 1.4);

    public static readonly TextStyle Note = TextStyle.Small with { LineHeight = 1.35 };

    /// <summary>A figure that is not shown is set back, so that nobody takes its sign for a number.</summary>
    public static readonly Colour Withheld = Colour.Muted;

    private static readonly TextStyle TableStyle = TextStyle.Body with { Size = 9.5, LineHeight = 1.3 };

    public Shades Shades { get; } = Shades.Of(colour);

    public TextStyle Label => new(8.5, Weight.Semibold, Shades.Text, 1.4, 1.1);

    public Heading Heading(string text) => new(2, text) { Style = new TextStyle(21, Weight.Bold, Shades.Text, 1.2), SpaceBefore = 30, SpaceAfter = 12 };

    public static Heading SubHeading(string text) => new(3, text) { SpaceBefore = 15, SpaceAfter = 5 };

    public static Paragraph Small(RichText text) => new(text, Note) { SpaceAfter = 8 };

    /// <summary>Figures side by side, four in a row.</summary>
    public KeepTogether Tiles(IEnumerable<RichText> figures)
    {
        const int InRow = 4;
        return new KeepTogether([.. figures.Chunk(InRow).Select(row =>
        {
            var tiles = row.Select(text => (1.0, (Block)new Tile(text) { Colour = Shades.Strong }));
            var empty = Enumerable.Repeat((1.0, (Block)new Space(0)), InRow - row.Length);
            return (Block)new SideBySide([.. tiles, .. empty]) { SpaceAfter = 12 };
        })])
        { SpaceAfter = 12 };
    }

    /// <summary>A number, what it is, and what it was before.</summary>
    public RichText Tile(ReportWords words, Figure figure) => new(
    [
        words.Run(figure, new TextStyle(22, Weight.Bold, Shades.Text, 1.15)),
        new TextRun("\n" + words.NameOf(figure.Indicator), new TextStyle(9.5, Weight.Semibold, LineHeight: 1.3)),
        .. ReportWords.Runs("\n" + words.Before(figure.Indicator), Note with { Size = 8.5 }),
    ]);

    public static Table Table(IReadOnlyList<TableColumn> columns, TableRow head, IEnumerable<TableRow> rows) => new(columns) { Head = head, Rows = rows, Style = TableStyle, Padding = (5, 2.8) };
}
