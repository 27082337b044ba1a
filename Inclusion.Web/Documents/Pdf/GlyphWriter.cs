using Inclusion.Web.Documents.Fonts;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents.Pdf;

/// <summary>
/// Writes the glyphs of words one after another, each in its place (ISO 32000-1, 9.4). Where what is drawn does not read as what is said, letters being joined,
/// reordered or written from right to left, the word says itself (14.9.4).
/// </summary>
/// <param name="size">Of the text, in points.</param>
internal ref struct GlyphWriter(ContentWriter writer, FontSubset subset, double size)
{
    // Half a thousandth of the size is seen by nobody.
    private const double Unseen = 0.5;

    private readonly double _unit = 1000.0 / subset.Face.UnitsPerEm;

    private bool _inArray;

    private bool _inGlyphs;

    private int _rise;

    // How far the place where the next glyph belongs is right of where it would be drawn, in thousandths of the size.
    private double _behind;

    public void Write(Piece piece)
    {
        var reads = piece.Shaped.StandsAlone;
        var said = 0;
        foreach (var glyph in piece.Shaped.Glyphs)
        {
            reads &= subset.Use(glyph.Id, piece.Text.AsSpan(glyph.Start, glyph.Length));
            said += glyph.Length;
        }

        reads &= said == piece.Text.Length;
        if (!reads)
        {
            EndArray();
            writer.Raw("/Span <</ActualText "u8).Text(Said(piece)).Raw(" >> BDC "u8);
        }

        foreach (var glyph in piece.Shaped.Glyphs)
        {
            Write(glyph);
        }

        if (!reads)
        {
            EndArray();
            writer.Raw("EMC "u8);
        }
    }

    public void End()
    {
        EndArray();
        if (_rise != 0)
        {
            writer.Raw("0 Ts "u8);
        }
    }

    private void Write(ShapedGlyph glyph)
    {
        if (glyph.Y != _rise)
        {
            EndArray();
            writer.Number(glyph.Y * size / subset.Face.UnitsPerEm).Raw("Ts "u8);
            _rise = glyph.Y;
        }

        if (!_inArray)
        {
            writer.Raw("["u8);
            _inArray = true;
        }

        var shift = _behind + (glyph.X * _unit);
        if (Math.Abs(shift) > Unseen)
        {
            EndGlyphs();
            writer.Number(-shift);
            _behind -= shift;
        }

        if (!_inGlyphs)
        {
            writer.Raw("<"u8);
            _inGlyphs = true;
        }

        writer.Glyph(subset.NumberOf(glyph.Id));
        _behind += (glyph.Advance * _unit) - EmbeddedFont.WidthOf(subset.Face, glyph.Id);
    }

    // From right to left the tag around the words says them in their order of reading, and takes precedence. What is said here is for programs that read pages without
    // tags: they take it for what stands there from left to right, as they do glyphs, and turn it round.
    private static string Said(Piece piece) => piece.Level % 2 == 0 ? piece.Text : string.Concat(piece.Text.EnumerateRunes().Reverse());

    private void EndGlyphs()
    {
        if (_inGlyphs)
        {
            writer.Raw("> "u8);
            _inGlyphs = false;
        }
    }

    private void EndArray()
    {
        EndGlyphs();
        if (_inArray)
        {
            writer.Raw("] TJ "u8);
            _inArray = false;
        }
    }
}
