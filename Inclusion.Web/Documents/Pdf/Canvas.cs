using Inclusion.Web.Documents.Text;
using PdfSharp.Pdf;

namespace Inclusion.Web.Documents.Pdf;

/// <summary>
/// One page being drawn, in points from its upper left corner. Whatever is drawn is either the content of a tag or an artifact: anything else is refused
/// here, so that no page can have content that a screen reader does not know of.
/// </summary>
internal sealed class Canvas(PdfFile file, PdfPage page, PageSetup setup, ContentWriter writer)
{
    private readonly List<StructureTag> _parents = [];

    private bool _marked;

    private int _fill = -1;

    public PdfFile File => file;

    public TextShaper Shaper => file.Shaper;

    public PageSetup Setup => setup;

    public PdfPage Page => page;

    /// <summary>What follows is the content of this tag, until <see cref="End"/>.</summary>
    public void Begin(StructureTag tag)
    {
        Open();
        tag.AddContent(page.ReferenceNotNull, _parents.Count);
        writer.Ascii(tag.Element.Elements.GetName("/S")).Raw(" <</MCID "u8).Number(_parents.Count).Raw(">> BDC\n"u8);
        _parents.Add(tag);
    }

    /// <summary>What follows is decoration or repetition, until <see cref="End"/>.</summary>
    public void BeginArtifact()
    {
        Open();
        writer.Raw("/Artifact BMC\n"u8);
    }

    public void End()
    {
        _marked = false;
        writer.Raw("EMC\n"u8);
    }

    public void Finish() => file.EndPage(page, writer, _parents);

    public void Fill(Box box, Colour colour)
    {
        SetFill(colour);
        Rectangle(box).Raw("f\n"u8);
    }

    public void Stroke(Box box, double width, Colour colour)
    {
        SetStroke(width, colour);
        Rectangle(box).Raw("S\n"u8);
    }

    /// <summary>A frame of short dashes.</summary>
    public void Dash(Box box, double width, Colour colour)
    {
        SetStroke(width, colour);
        writer.Raw("[2.5 2] 0 d "u8);
        Rectangle(box).Raw("S [] 0 d\n"u8);
    }

    public void Line(double fromX, double fromY, double toX, double toY, double width, Colour colour)
    {
        SetStroke(width, colour);
        writer.Number(fromX).Number(setup.Height - fromY).Raw("m "u8).Number(toX).Number(setup.Height - toY).Raw("l S\n"u8);
    }

    /// <summary>A line from point to point, with round ends and corners; a point alone is a dot.</summary>
    public void Polyline(IEnumerable<(double X, double Y)> points, double width, Colour colour)
    {
        writer.Raw("q 1 J 1 j "u8);
        SetStroke(width, colour);
        var count = 0;
        (double X, double Y) last = default;
        foreach (var point in points)
        {
            writer.Number(point.X).Number(setup.Height - point.Y).Raw(count++ == 0 ? "m "u8 : "l "u8);
            last = point;
        }

        if (count == 1)
        {
            writer.Number(last.X).Number(setup.Height - last.Y).Raw("l "u8);
        }

        writer.Raw(count == 0 ? "Q\n"u8 : "S Q\n"u8);
    }

    /// <summary>Rectangles on a grid with its own unit, in one path, so that no renderer shows seams.</summary>
    public void Grid(double x, double y, double unit, IReadOnlyList<(int X, int Y, int Width, int Height)> parts, Colour colour)
    {
        SetFill(colour);
        writer.Raw("q "u8).Number(unit).Raw("0 0 "u8).Number(-unit).Number(x).Number(setup.Height - y).Raw("cm\n"u8);
        foreach (var part in parts)
        {
            writer.Number(part.X).Number(part.Y).Number(part.Width).Number(part.Height).Raw("re\n"u8);
        }

        writer.Raw("f Q\n"u8);
    }

    /// <summary>Upright bars on a scale with its own unit, in one path.</summary>
    public void Bars(double x, double y, double unit, double height, IReadOnlyList<(int X, int Width)> bars, Colour colour)
    {
        SetFill(colour);
        writer.Raw("q "u8).Number(unit).Raw("0 0 -1 "u8).Number(x).Number(setup.Height - y).Raw("cm\n"u8);
        foreach (var (at, width) in bars)
        {
            writer.Number(at).Raw("0 "u8).Number(width).Number(height).Raw("re\n"u8);
        }

        writer.Raw("f Q\n"u8);
    }

    /// <summary>Slanted lines inside a box.</summary>
    public void Hatch(Box box, double distance, double width, Colour colour)
    {
        SetStroke(width, colour);
        writer.Raw("q "u8);
        Rectangle(box).Raw("W n\n"u8);
        for (var x = box.X - box.Height; x < box.Right; x += distance)
        {
            writer.Number(x).Number(setup.Height - box.Bottom).Raw("m "u8).Number(x + box.Height).Number(setup.Height - box.Y).Raw("l\n"u8);
        }

        writer.Raw("S Q\n"u8);
    }

    public void Picture(PictureFile picture, Box box)
    {
        Check();
        writer.Raw("q "u8).Number(box.Width).Raw("0 0 "u8).Number(box.Height).Number(box.X).Number(setup.Height - box.Bottom).Raw("cm "u8).Ascii(file.Picture(picture)).Raw(" Do Q\n"u8);
    }

    /// <summary>
    /// Draws lines as the content of a tag. Runs in another language become tags of their own inside it, and so do signs that are said in words and what is
    /// written from right to left: it is drawn in the order of the page, so its tag says it in the order of reading.
    /// </summary>
    public void Text(StructureTag tag, IEnumerable<TextLine> lines, double scale, double x, double y, double width, Alignment alignment)
    {
        Begin(tag);
        string? language = null;
        foreach (var line in lines)
        {
            var left = Left(line, x, width, alignment);
            for (var i = 0; i < line.Pieces.Count;)
            {
                var (first, end) = (line.Pieces[i], i + 1);
                while (end < line.Pieces.Count && line.Pieces[end].Run.Language == first.Run.Language && line.Pieces[end].Run.Says == first.Run.Says && line.Pieces[end].Level > 0 == first.Level > 0)
                {
                    end++;
                }

                // Digits alone have a level of their own, but are written as they are read.
                var isSaid = first.Run.Says is not null || line.Pieces.Skip(i).Take(end - i).Any(p => p.Level % 2 == 1);
                if (isSaid)
                {
                    End();
                    Begin(tag.Add("Span", first.Run.Language).Says(first.Run.Says ?? line.Spoken(i, end)));
                }
                else if (first.Run.Language != language)
                {
                    End();
                    Begin(first.Run.Language is { } other ? tag.Add("Span", other) : tag);
                }

                left = Draw(line, i, end, scale, left, y + line.Base);
                language = first.Run.Language;
                i = end;
                if (isSaid && i < line.Pieces.Count)
                {
                    End();
                    Begin(tag);
                    language = null;
                }
            }

            y += line.Height;
        }

        End();
    }

    /// <summary>Draws lines into what is open: an artifact, or a figure.</summary>
    public void Text(IEnumerable<TextLine> lines, double scale, double x, double y, double width, Alignment alignment)
    {
        foreach (var line in lines)
        {
            Draw(line, 0, line.Pieces.Count, scale, Left(line, x, width, alignment), y + line.Base);
            y += line.Height;
        }
    }

    private static double Left(TextLine line, double x, double width, Alignment alignment) => alignment switch
    {
        Alignment.Centre => x + ((width - line.Width) / 2),
        Alignment.Right => x + width - line.Width,
        _ => x,
    };

    private void Open()
    {
        if (_marked)
        {
            throw new InvalidOperationException("Marked content is open already.");
        }

        _marked = true;
    }

    private void Check()
    {
        if (!_marked)
        {
            throw new InvalidOperationException("Everything that is drawn belongs to a tag or an artifact.");
        }
    }

    /// <returns>Where the next piece begins.</returns>
    private double Draw(TextLine line, int from, int to, double scale, double x, double y)
    {
        Check();
        for (var i = from; i < to;)
        {
            var first = line.Pieces[i];
            var font = file.Font(first.Face);
            SetFill(first.Style.Colour);
            writer.Raw("BT "u8).Ascii(font.Resource).Raw(" "u8).Number(first.Style.Size * scale).Raw("Tf "u8);
            if (first.Spacing != 0)
            {
                writer.Number(first.Spacing * scale).Raw("Tc "u8);
            }

            writer.Number(x).Number(setup.Height - y).Raw("Td "u8);
            var glyphs = new GlyphWriter(writer, font.Subset, first.Style.Size * scale);
            for (; i < to && line.Pieces[i] is var piece && ReferenceEquals(piece.Face, first.Face) && piece.Style == first.Style && piece.Spacing == first.Spacing; i++)
            {
                glyphs.Write(piece);
                x += piece.Width * scale;
            }

            glyphs.End();
            writer.Raw(first.Spacing == 0 ? "ET\n"u8 : "0 Tc ET\n"u8);
        }

        return x;
    }

    private ContentWriter Rectangle(Box box) => writer.Number(box.X).Number(setup.Height - box.Bottom).Number(box.Width).Number(box.Height).Raw("re "u8);

    private void SetFill(Colour colour)
    {
        Check();
        if (_fill != colour.Value)
        {
            _fill = colour.Value;
            Components(colour).Raw("rg\n"u8);
        }
    }

    private void SetStroke(double width, Colour colour)
    {
        Check();
        writer.Number(width).Raw("w "u8);
        Components(colour).Raw("RG\n"u8);
    }

    private ContentWriter Components(Colour colour) => writer.Number((colour.Value >> 16) / 255.0).Number(((colour.Value >> 8) & 255) / 255.0).Number((colour.Value & 255) / 255.0);
}
