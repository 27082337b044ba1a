using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;
using PdfSharp.Pdf;

namespace Inclusion.Web.Documents.Blocks;

/// <summary>A table's column.</summary>
/// <param name="Share">Its share of the width that the columns with a width of their own leave.</param>
/// <param name="Points">Its width; null for a share.</param>
/// <param name="Alignment">Of its cells, unless they say otherwise.</param>
public sealed record TableColumn(double Share = 1, double? Points = null, Alignment Alignment = Alignment.Left);

/// <summary>A cell.</summary>
/// <param name="Style">Null for the row's.</param>
/// <param name="Alignment">Null for the column's.</param>
/// <param name="Span">How many columns it covers.</param>
/// <param name="IsHeader">Whether it heads its row.</param>
/// <param name="Language">Null for the document's.</param>
public sealed record Cell(RichText Text, TextStyle? Style = null, Alignment? Alignment = null, int Span = 1, bool IsHeader = false, string? Language = null)
{
    public static implicit operator Cell(string text) => new(text);

    public static implicit operator Cell(RichText text) => new(text);
}

/// <summary>A row. Missing cells at its end are empty.</summary>
public sealed class TableRow(params IReadOnlyList<Cell> cells)
{
    public IReadOnlyList<Cell> Cells { get; } = cells;

    /// <summary>Set off from the others: a total.</summary>
    public bool IsStrong { get; init; }

    /// <summary>Null for none.</summary>
    public Colour? Fill { get; init; }
}

/// <summary>The lines of a table.</summary>
public enum TableLines
{
    /// <summary>A hairline below each row.</summary>
    Rows,

    /// <summary>Every cell is framed, as on a sheet to be filled in by hand.</summary>
    Grid,

    None,
}

/// <summary>A table. Where it goes on on another page its head is repeated, there as an artifact. A row that fits on a page is not divided.</summary>
public sealed class Table(params IReadOnlyList<TableColumn> columns) : Block
{
    private static readonly TextStyle HeadStyle = new(9, Weight.Semibold, Colour.Muted, 1.3);

    private static readonly TextStyle StrongStyle = TextStyle.Strong with { LineHeight = 1.3 };

    private IReadOnlyList<TableRow>? _kept;

    public TableRow? Head { get; init; }

    /// <summary>Read once, row by row as the pages are filled, where the table stands on its own.</summary>
    public IEnumerable<TableRow> Rows { get; init; } = [];

    public TextStyle Style { get; init; } = TextStyle.Body with { Size = 10, LineHeight = 1.3 };

    public TableLines Lines { get; init; }

    /// <summary>The least height of a row below the head, in points.</summary>
    public double RowHeight { get; init; }

    /// <summary>Between the text and the cell's edges: left and right, above and below.</summary>
    public (double X, double Y) Padding { get; init; } = (6, 4);

    // A table inside another block is measured before it is drawn, so its rows are kept.
    private IReadOnlyList<TableRow> Kept => _kept ??= Rows as IReadOnlyList<TableRow> ?? [.. Rows];

    internal override double Height(TextShaper shaper, double width)
    {
        var widths = Widths(width);
        return (Head is null ? 0 : Measure(shaper, Head, true, widths).Height) + Kept.Sum(r => Measure(shaper, r, false, widths).Height);
    }

    internal override double Beginning(TextShaper shaper, double width) => 3 * ((2 * Padding.Y) + Math.Max(RowHeight, Style.Size * Style.LineHeight));

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width)
    {
        var widths = Widths(width);
        var table = parent.Add("Table");
        foreach (var (row, isHead) in (Head is null ? [] : new[] { (Head, true) }).Concat(Kept.Select(r => (r, false))))
        {
            var measured = Measure(canvas.Shaper, row, isHead, widths);
            DrawRow(canvas, measured, Tags(canvas, table, measured), x, y, measured.Height);
            y += measured.Height;
        }
    }

    internal override void Place(Flow flow)
    {
        var widths = Widths(flow.Width);
        var table = flow.Parent.Add("Table");
        var head = Head is null ? null : Measure(flow.Shaper, Head, true, widths);
        var page = flow.Canvas;
        var isFirst = true;
        foreach (var row in Rows)
        {
            var measured = Measure(flow.Shaper, row, false, widths);
            flow.Require(measured.Height + (isFirst ? head?.Height ?? 0 : 0));
            if (isFirst)
            {
                PlaceHead(flow, head, head is null ? null : Tags(flow.Canvas, table, head));
                page = flow.Canvas;
                isFirst = false;
            }

            PlaceRow(flow, head, measured, Tags(flow.Canvas, table, measured), ref page);
        }

        if (isFirst && head is not null)
        {
            flow.Require(head.Height);
            PlaceHead(flow, head, Tags(flow.Canvas, table, head));
        }
    }

    private static void PlaceHead(Flow flow, MeasuredRow? head, StructureTag[]? tags)
    {
        if (head is not null)
        {
            DrawRow(flow.Canvas, head, tags, flow.X, flow.Y, head.Height);
            flow.Advance(head.Height);
        }
    }

    private static void PlaceRow(Flow flow, MeasuredRow? head, MeasuredRow row, StructureTag[] tags, ref Canvas page)
    {
        for (var rest = row; ;)
        {
            if (!ReferenceEquals(page, flow.Canvas))
            {
                PlaceHead(flow, head, null);
                page = flow.Canvas;
            }

            if (rest.Height <= flow.Remaining + 0.01)
            {
                DrawRow(flow.Canvas, rest, tags, flow.X, flow.Y, rest.Height);
                flow.Advance(rest.Height);
                return;
            }

            var (part, after) = rest.Divide(flow.Remaining);
            DrawRow(flow.Canvas, part, tags, flow.X, flow.Y, part.Height);
            flow.NewPage();
            rest = after;
        }
    }

    private static StructureTag[] Tags(Canvas canvas, StructureTag table, MeasuredRow row)
    {
        var line = table.Add("TR");
        return [.. row.Cells.Select(cell =>
        {
            var isHeader = row.IsHead || cell.Source.IsHeader;
            var tag = line.Add(isHeader ? "TH" : "TD", cell.Source.Language);
            if (cell.Source.Span > 1)
            {
                tag.Element.Elements["/A"] = new PdfLiteral($"<</O/Table/ColSpan {cell.Source.Span}{(isHeader ? row.IsHead ? "/Scope/Column" : "/Scope/Row" : "")}>>");
            }
            else if (isHeader)
            {
                tag.Element.Elements["/A"] = row.IsHead ? canvas.File.ColumnScope : canvas.File.RowScope;
            }

            return tag;
        })];
    }

    /// <param name="tags">Null for a repeated head, which is an artifact.</param>
    private static void DrawRow(Canvas canvas, MeasuredRow row, StructureTag[]? tags, double x, double y, double height)
    {
        canvas.BeginArtifact();
        if (row.Fill is { } fill)
        {
            canvas.Fill(new Box(x, y, row.Width, height), fill);
        }

        if (row.Table.Lines == TableLines.Grid)
        {
            foreach (var cell in row.Cells)
            {
                canvas.Stroke(new Box(x + cell.X, y, cell.Width, height), 0.6, Colour.Edge);
            }
        }
        else if (row.Table.Lines == TableLines.Rows)
        {
            canvas.Line(x, y + height, x + row.Width, y + height, row.IsHead ? 0.9 : 0.5, row.IsHead ? Colour.Edge : Colour.Line);
        }

        if (tags is not null)
        {
            canvas.End();
        }

        for (var i = 0; i < row.Cells.Count; i++)
        {
            var (padding, cell) = (row.Table.Padding, row.Cells[i]);
            var (left, top, width) = (x + cell.X + padding.X, y + padding.Y, cell.Width - (2 * padding.X));
            if (tags is null)
            {
                canvas.Text(cell.Lines, 1, left, top, width, cell.Alignment);
            }
            else if (cell.Lines.Any(l => l.Pieces.Count > 0))
            {
                canvas.Text(tags[i], cell.Lines, 1, left, top, width, cell.Alignment);
            }
        }

        if (tags is null)
        {
            canvas.End();
        }
    }

    private double[] Widths(double width)
    {
        var rest = width - columns.Sum(c => c.Points ?? 0);
        var shares = columns.Where(c => c.Points is null).Sum(c => c.Share);
        return [.. columns.Select(c => c.Points ?? (rest * c.Share / shares))];
    }

    private MeasuredRow Measure(TextShaper shaper, TableRow row, bool isHead, double[] widths)
    {
        var cells = new List<MeasuredCell>(columns.Count);
        var (at, x) = (0, 0.0);
        foreach (var cell in row.Cells.Concat(Enumerable.Repeat<Cell>("", Math.Max(0, columns.Count - row.Cells.Sum(c => c.Span)))))
        {
            var width = widths.AsSpan(at, cell.Span).ToArray().Sum();
            var style = cell.Style ?? (isHead ? HeadStyle : row.IsStrong ? StrongStyle with { Size = Style.Size } : Style);
            var lines = TextLayout.Break(shaper, cell.Text, style, Math.Max(1, width - (2 * Padding.X))).Lines;
            cells.Add(new MeasuredCell(cell, cell.Alignment ?? columns[at].Alignment, x, width, lines));
            x += width;
            at += cell.Span;
        }

        var height = (2 * Padding.Y) + cells.Max(c => c.Lines.Sum(l => l.Height));
        return new MeasuredRow(this, cells, Math.Max(height, isHead ? 0 : RowHeight), x, isHead, row.Fill ?? (row.IsStrong ? Colour.Ground : null));
    }

    private sealed record MeasuredCell(Cell Source, Alignment Alignment, double X, double Width, IReadOnlyList<TextLine> Lines);

    private sealed record MeasuredRow(Table Table, IReadOnlyList<MeasuredCell> Cells, double Height, double Width, bool IsHead, Colour? Fill)
    {
        /// <summary>Only for a row that is higher than a page.</summary>
        public (MeasuredRow Part, MeasuredRow After) Divide(double height)
        {
            var room = height - (2 * Table.Padding.Y);
            int Fits(IReadOnlyList<TextLine> lines)
            {
                var (count, used) = (0, 0.0);
                while (count < lines.Count && used + lines[count].Height <= room)
                {
                    used += lines[count++].Height;
                }

                return count;
            }

            var counts = Cells.Select(c => Fits(c.Lines)).ToArray();
            if (counts.All(c => c == 0))
            {
                counts = [.. Cells.Select(c => Math.Min(1, c.Lines.Count))];
            }

            var rest = Cells.Select((c, i) => c with { Lines = [.. c.Lines.Skip(counts[i])] }).ToList();
            return (
                this with { Height = height, Cells = [.. Cells.Select((c, i) => c with { Lines = [.. c.Lines.Take(counts[i])] })] },
                this with { Height = (2 * Table.Padding.Y) + rest.Max(c => c.Lines.Sum(l => l.Height)), Cells = rest });
        }
    }
}
