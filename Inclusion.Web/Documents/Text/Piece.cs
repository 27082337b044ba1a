using Inclusion.Web.Documents.Fonts;

namespace Inclusion.Web.Documents.Text;

/// <summary>A glyph and the part of its piece's text that it stands for.</summary>
internal readonly record struct ShapedGlyph(ushort Id, int Start, int Length);

/// <summary>A word, or a part of one, in one style, face and direction; or the space between two.</summary>
internal sealed class Piece(string text, TextRun run, TextStyle style, FontFace face, ShapedGlyph[] glyphs, byte level)
{
    /// <summary>In logical order.</summary>
    public string Text { get; } = text;

    public TextRun Run { get; } = run;

    public TextStyle Style { get; } = style;

    public FontFace Face { get; } = face;

    /// <summary>From left to right as drawn.</summary>
    public ShapedGlyph[] Glyphs { get; } = glyphs;

    /// <summary>Odd: from right to left.</summary>
    public byte Level { get; } = level;

    /// <summary>In points, at the style's own size.</summary>
    public double Width { get; } = Measure(face, glyphs, style);

    public bool IsSpace { get; init; }

    /// <summary>Whether a line may end behind it.</summary>
    public bool BreakAfter { get; init; }

    /// <summary>Whether a line ends behind it in any case.</summary>
    public bool EndsLine { get; init; }

    private static double Measure(FontFace face, ShapedGlyph[] glyphs, TextStyle style)
    {
        var advance = 0;
        foreach (var glyph in glyphs)
        {
            advance += face.AdvanceOf(glyph.Id);
        }

        return (advance * style.Size / face.UnitsPerEm) + (style.Spacing * glyphs.Length);
    }
}
