namespace Inclusion.Web.Documents.Text;

/// <summary>A glyph in its place.</summary>
/// <param name="Start">Where the part of the word that it stands for begins, in UTF-16 units.</param>
/// <param name="Length">How long that part is; 0 for a further glyph of the same part.</param>
/// <param name="Advance">To the next glyph, in the font's units.</param>
/// <param name="X">How far right of its place it is drawn, in the font's units.</param>
/// <param name="Y">How far above, in the font's units.</param>
internal readonly record struct ShapedGlyph(ushort Id, int Start, int Length, int Advance, int X, int Y);

/// <summary>A word in one face.</summary>
internal sealed class ShapedWord
{
    /// <param name="glyphs">From left to right as drawn.</param>
    /// <param name="top">How far it reaches above the base line, in the font's units; 0 where lines have room for it anyway.</param>
    /// <param name="bottom">How far below, negative.</param>
    public ShapedWord(ShapedGlyph[] glyphs, int top, int bottom)
    {
        Glyphs = glyphs;
        Top = top;
        Bottom = bottom;
        StandsAlone = true;
        for (var i = 0; i < glyphs.Length; i++)
        {
            var glyph = glyphs[i];
            Advance += glyph.Advance;
            StandsAlone &= glyph is { Length: > 0, Advance: > 0, X: 0, Y: 0 } && (i == 0 || glyph.Start > glyphs[i - 1].Start);
        }
    }

    /// <summary>From left to right as drawn.</summary>
    public ShapedGlyph[] Glyphs { get; }

    public int Top { get; }

    public int Bottom { get; }

    /// <summary>Its width in the font's units.</summary>
    public int Advance { get; }

    /// <summary>
    /// Whether each glyph stands for characters of its own, beside the one before and in the order in which they are read. If not, letters cannot be set apart, and
    /// whoever reads the page back must be told what the word says.
    /// </summary>
    public bool StandsAlone { get; }
}
