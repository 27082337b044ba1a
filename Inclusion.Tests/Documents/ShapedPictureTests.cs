using System.Text;
using HarfBuzzSharp;
using Inclusion.Tests.Support;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Fonts;
using Inclusion.Web.Documents.Text;
using SkiaSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace Inclusion.Tests.Documents;

/// <summary>
/// What the eye sees of names in many scripts, as large as a certificate has them: the page that poppler draws, laid over the outlines that HarfBuzz and Skia make of the
/// same word. Nothing of ours is in the second picture.
/// </summary>
public class ShapedPictureTests
{
    private const int PixelsPerPoint = 2;

    /// <summary>Of the ink of both pictures, what they have in common: strokes are some ten pixels wide, and edges may be half a pixel apart.</summary>
    private const double Bound = 0.85;

    private static readonly TextStyle Style = new(46, Weight.Bold, LineHeight: 1.14);

    private static readonly string[] Joined = ["Arabic", "Persian", "Devanagari", "Bengali", "Tamil", "Khmer"];

    [Theory]
    [MemberData(nameof(Names.Words), MemberType = typeof(Names))]
    public async Task The_page_shows_the_word_as_its_font_says(string word)
    {
        var file = FileOf(word);
        Assert.InRange(Overlap(await DrawnAsync(word), file, Shaped(file, word)), Bound, 1);
    }

    /// <summary>Letter by letter, as it would be without shaping, is another picture: the test above would see it.</summary>
    [Fact]
    public async Task Letters_one_by_one_are_another_picture()
    {
        foreach (var (script, name) in Names.All.Where(n => Joined.Contains(n.Script)))
        {
            var overlaps = new List<double>();
            foreach (var word in name.Split(' '))
            {
                var file = FileOf(word);
                overlaps.Add(Overlap(await DrawnAsync(word), file, OneByOne(file, word)));
            }

            Assert.True(overlaps.Min() < Bound - 0.1, $"{script}: {overlaps.Min():0.00}");
        }
    }

    private static string FileOf(string word)
    {
        var house = DocumentFonts.House(Style.Weight);
        var face = house.Draws(word) ? house : Samples.Fonts().Find(word, bold: true)!;
        return Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "data", "fonts"), $"{face.Name}.ttf", SearchOption.AllDirectories).Single();
    }

    /// <summary>The glyphs of a word with their places, in the font's units.</summary>
    private static List<(ushort Glyph, int X, int Y)> Shaped(string file, string word)
    {
        using var blob = Blob.FromFile(file);
        using var face = new Face(blob, 0);
        using var font = new Font(face);
        using var buffer = new Buffer();
        buffer.AddUtf16(word.Normalize());
        buffer.GuessSegmentProperties();
        font.Shape(buffer);
        var (x, places) = (0, new List<(ushort, int, int)>());
        foreach (var (info, position) in buffer.GlyphInfos.Zip(buffer.GlyphPositions))
        {
            places.Add(((ushort)info.Codepoint, x + position.XOffset, position.YOffset));
            x += position.XAdvance;
        }

        return places;
    }

    private static List<(ushort Glyph, int X, int Y)> OneByOne(string file, string word)
    {
        using var blob = Blob.FromFile(file);
        using var face = new Face(blob, 0);
        using var font = new Font(face);
        using var buffer = new Buffer();
        buffer.AddUtf16(word);
        buffer.GuessSegmentProperties();
        var (x, places) = (0, new List<(ushort, int, int)>());
        foreach (var rune in buffer.Direction == Direction.RightToLeft ? word.EnumerateRunes().Reverse() : word.EnumerateRunes())
        {
            if (font.TryGetNominalGlyph((uint)rune.Value, out var glyph))
            {
                places.Add(((ushort)glyph, x, 0));
                x += font.GetHorizontalGlyphAdvance(glyph);
            }
        }

        return places;
    }

    private static async Task<SKBitmap> DrawnAsync(string word)
    {
        var pdf = Samples.Write(Samples.Sheet(sheet => sheet.Text(new Box(40, 40, 700, 120), word, Style)));
        SKBitmap? picture = null;
        await PopplerTests.WithFile(pdf, async file =>
        {
            await InstalledTools.RunAsync("poppler-utils", "pdftoppm", "-r", $"{72 * PixelsPerPoint}", "-x", "0", "-y", "0", "-W", "1500", "-H", "340", "-gray", "-png", "-singlefile", file, file);
            picture = SKBitmap.Decode(file + ".png");
            return "";
        });
        return picture!;
    }

    /// <summary>0 to 1: of the pixels that have ink in either picture those that have it in both, where they fit best.</summary>
    private static double Overlap(SKBitmap drawn, string file, List<(ushort Glyph, int X, int Y)> glyphs)
    {
        var outlines = OutlinesOf(file, glyphs);
        var (left, top) = (outlines.Min(o => o.Path.TightBounds.Left + o.At.X), outlines.Min(o => o.Path.TightBounds.Top + o.At.Y));
        var ink = InkOf(drawn);
        var places = Enumerable.Range(0, ink.Length).Where(i => ink[i]).ToList();
        var (inkLeft, inkTop) = (places.Min(i => i % drawn.Width), places[0] / drawn.Width);
        var best = 0.0;
        for (var dx = -1f; dx <= 1; dx += 0.5f)
        {
            for (var dy = -1f; dy <= 1; dy += 0.5f)
            {
                using var other = new SKBitmap(drawn.Width, drawn.Height, SKColorType.Gray8, SKAlphaType.Opaque);
                using var canvas = new SKCanvas(other);
                using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
                canvas.Clear(SKColors.White);
                foreach (var (path, at) in outlines)
                {
                    canvas.SetMatrix(SKMatrix.CreateTranslation(inkLeft - left + at.X + dx, inkTop - top + at.Y + dy));
                    canvas.DrawPath(path, paint);
                }

                canvas.Flush();
                var expected = InkOf(other);
                var (both, either) = (0, 0);
                for (var i = 0; i < ink.Length; i++)
                {
                    both += ink[i] && expected[i] ? 1 : 0;
                    either += ink[i] || expected[i] ? 1 : 0;
                }

                best = Math.Max(best, (double)both / either);
            }
        }

        outlines.ForEach(o => o.Path.Dispose());
        return best;
    }

    /// <summary>Each glyph where it stands, in pixels.</summary>
    private static List<(SKPath Path, SKPoint At)> OutlinesOf(string file, List<(ushort Glyph, int X, int Y)> glyphs)
    {
        using var typeface = SKTypeface.FromFile(file);
        using var font = new SKFont(typeface, (float)Style.Size * PixelsPerPoint) { Hinting = SKFontHinting.None, Subpixel = true };
        var unit = font.Size / typeface.UnitsPerEm;
        return [.. glyphs.Select(g => (Path: font.GetGlyphPath(g.Glyph), At: new SKPoint(g.X * unit, -g.Y * unit))).Where(g => g.Path is { IsEmpty: false })];
    }

    /// <summary>For each pixel, row by row, whether more ink than paper is there.</summary>
    private static bool[] InkOf(SKBitmap picture)
    {
        const byte Half = 128;
        using var grey = picture.Copy(SKColorType.Gray8);
        var pixels = grey.GetPixelSpan();
        var ink = new bool[picture.Width * picture.Height];
        for (var i = 0; i < ink.Length; i++)
        {
            ink[i] = pixels[(i / picture.Width * grey.RowBytes) + (i % picture.Width)] < Half;
        }

        return ink;
    }
}
