using Inclusion.Web.Documents.Fonts;

namespace Inclusion.Web.Documents.Text;

/// <summary>A word, or a part of one, in one style, face and direction; or the space between two.</summary>
internal sealed class Piece(string text, TextRun run, TextStyle style, FontFace face, ShapedWord shaped, byte level)
{
    /// <summary>In logical order.</summary>
    public string Text { get; } = text;

    public TextRun Run { get; } = run;

    public TextStyle Style { get; } = style;

    public FontFace Face { get; } = face;

    public ShapedWord Shaped { get; } = shaped;

    /// <summary>Odd: from right to left.</summary>
    public byte Level { get; } = level;

    /// <summary>Added after each glyph, in points at the style's own size: none where letters are joined or carry marks.</summary>
    public double Spacing { get; } = shaped.StandsAlone ? style.Spacing : 0;

    /// <summary>In points, at the style's own size.</summary>
    public double Width { get; } = (shaped.Advance * style.Size / face.UnitsPerEm) + (shaped.StandsAlone ? style.Spacing * shaped.Glyphs.Length : 0);

    /// <summary>How far it reaches above the base line, in points at the style's own size; 0 where lines have room for it anyway.</summary>
    public double Above { get; } = shaped.Top * style.Size / face.UnitsPerEm;

    public double Below { get; } = -shaped.Bottom * style.Size / face.UnitsPerEm;

    public bool IsSpace { get; init; }

    /// <summary>Whether a line may end behind it.</summary>
    public bool BreakAfter { get; init; }

    /// <summary>Whether a line ends behind it in any case.</summary>
    public bool EndsLine { get; init; }
}
