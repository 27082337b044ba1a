using System.Runtime.CompilerServices;
using Inclusion.Web.Documents.Fonts;
using Inclusion.Web.Documents.Text;
using SkiaSharp;

namespace Inclusion.Web.Documents.Pictures;

/// <summary>Draws text on a picture as the outlines of its letters, so that it looks the same where its fonts are missing.</summary>
internal static class Outlines
{
    private static readonly ConditionalWeakTable<FontFace, SKTypeface> Typefaces = [];

    public static SKColor ColourOf(Colour colour) => new((uint)colour.Value | 0xFF000000);

    /// <param name="x">The left edge of the lines.</param>
    /// <param name="y">The upper edge of the first.</param>
    public static void Draw(SKCanvas canvas, TextLayout layout, float x, float y)
    {
        foreach (var line in layout.Lines)
        {
            var at = (double)x;
            foreach (var piece in line.Pieces)
            {
                Draw(canvas, piece, layout.Scale, at, y + line.Base);
                at += piece.Width * layout.Scale;
            }

            y += (float)line.Height;
        }
    }

    private static void Draw(SKCanvas canvas, Piece piece, double scale, double x, double y)
    {
        using var font = new SKFont(TypefaceOf(piece.Face), (float)(piece.Style.Size * scale)) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };
        using var outline = new SKPathBuilder();
        var unit = piece.Style.Size * scale / piece.Face.UnitsPerEm;
        foreach (var glyph in piece.Shaped.Glyphs)
        {
            using var letter = font.GetGlyphPath(glyph.Id);
            if (letter is not null)
            {
                outline.AddPath(letter, (float)(x + (glyph.X * unit)), (float)(y - (glyph.Y * unit)), SKPathAddMode.Append);
            }

            x += (glyph.Advance * unit) + (piece.Spacing * scale);
        }

        using var path = outline.Detach();
        using var paint = new SKPaint { Color = ColourOf(piece.Style.Colour), IsAntialias = true };
        if (!path.IsEmpty)
        {
            canvas.DrawPath(path, paint);
        }
    }

    private static SKTypeface TypefaceOf(FontFace face) => Typefaces.GetValue(face, static face =>
    {
        using var data = SKData.CreateCopy(face.Data);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The font {face.Name} cannot be drawn.");
    });
}
