using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HarfBuzzSharp;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Fonts;
using Inclusion.Web.Documents.Text;
using PdfSharp.Pdf;
using Buffer = HarfBuzzSharp.Buffer;

namespace Inclusion.Tests.Documents;

/// <summary>What stands on the page, glyph by glyph, is compared with what HarfBuzz makes of the same word and the same font file.</summary>
public partial class ShapingTests
{
    private const double Size = 30, Left = 40, Top = 40;

    /// <param name="Number">In the order of first use.</param>
    /// <param name="Width">Of the glyph by itself, in thousandths of the size.</param>
    private sealed record Drawn(int Number, double Width, double X, double Y);

    [Theory]
    [MemberData(nameof(Names.Words), MemberType = typeof(Names))]
    public void Glyphs_stand_on_the_page_in_HarfBuzzs_order_and_places(string word)
    {
        var expected = Shaped(word);
        var drawn = Glyphs(Samples.Write(Samples.Sheet(sheet => sheet.Text(new Box(Left, Top, 700, 80), word, new TextStyle(Size)))));
        Assert.Equal(expected.Select(g => (g.Number, g.Width)), drawn.Select(g => (g.Number, g.Width)));
        Assert.All(expected.Zip(drawn), pair =>
        {
            Assert.Equal(pair.First.X, pair.Second.X - drawn[0].X + expected[0].X, 0.05);
            Assert.Equal(pair.First.Y, pair.Second.Y - drawn[0].Y + expected[0].Y, 0.05);
        });
    }

    [Theory]
    [InlineData("سلام")] // letters join, and lam with alef
    [InlineData("क्ष")] // a conjunct
    [InlineData("மொ")] // a vowel in two parts around its consonant
    public void Letters_are_not_drawn_one_by_one(string word)
    {
        var piece = Assert.Single(new TextShaper(Samples.Fonts()).Shape(word, TextStyle.Body));
        Assert.NotEqual(word.Select(c => piece.Face.GlyphOf(c)).Order(), piece.Shaped.Glyphs.Select(g => g.Id).Order());
    }

    [Fact]
    public void Brackets_are_mirrored_from_right_to_left()
    {
        var face = DocumentFonts.House(Weight.Regular);
        Assert.Equal([face.GlyphOf('('), face.GlyphOf(')')], face.Shaper.Shape("()", rightToLeft: true, isApart: false, null).Glyphs.Select(g => g.Id));
        Assert.Equal([face.GlyphOf(')')], face.Shaper.Shape("(", rightToLeft: true, isApart: false, null).Glyphs.Select(g => g.Id));
    }

    /// <summary>A rounded number is as heavy as any other: the sign before it, which the house's face lacks, does not take it along.</summary>
    [Theory]
    [InlineData("≈\u00a02\u202f310", "≈")]
    [InlineData("(≈)", "≈")]
    public void A_sign_from_another_face_leaves_the_rest_to_the_houses_own(string word, string sign)
    {
        var pieces = new TextShaper(Samples.Fonts()).Shape(word, TextStyle.Strong);

        Assert.Equal(word, string.Concat(pieces.Select(p => p.Text)));
        Assert.Equal([sign], pieces.Where(p => p.Face != DocumentFonts.House(TextStyle.Strong.Weight)).Select(p => p.Text));
        Assert.All(pieces, p => Assert.False(p.BreakAfter));
    }

    [Fact]
    public void Letters_that_are_joined_or_carry_marks_are_not_set_apart()
    {
        var spaced = TextStyle.Body with { Spacing = 2 };
        var pieces = new TextShaper(Samples.Fonts()).Shape("OFFICE فاطمة त्रि", spaced).Where(p => !p.IsSpace).ToList();
        Assert.Equal([2.0, 0, 0], pieces.Select(p => p.Spacing));
        Assert.Equal(6, pieces[0].Shaped.Glyphs.Length);
    }

    [Theory]
    [InlineData("น้ำผึ้ง", true, false)]
    [InlineData("ស្ត្រី", false, true)]
    [InlineData("Éloïse", false, false)]
    [InlineData("Юлия", false, false)]
    public void Stacked_marks_get_the_room_that_they_take(string name, bool above, bool below)
    {
        var (shaper, style) = (new TextShaper(Samples.Fonts()), new TextStyle(46, Weight.Bold, LineHeight: 1.14));
        var plain = Assert.Single(TextLayout.Break(shaper, "Ana", style, 700).Lines);
        var line = Assert.Single(TextLayout.Break(shaper, name, style, 700).Lines);
        Assert.Equal(above, line.Base > plain.Base + 0.001);
        Assert.Equal(below, line.Height - line.Base > plain.Height - plain.Base + 0.001);
    }

    [Fact]
    public void Words_parted_by_an_unseen_space_may_stand_on_two_lines()
    {
        var shaper = new TextShaper(Samples.Fonts());
        var wide = TextLayout.Break(shaper, "ស្រី\u200Bមុំ", new TextStyle(20), 500);
        var narrow = TextLayout.Break(shaper, "ស្រី\u200Bមុំ", new TextStyle(20), wide.Width - 1);
        Assert.DoesNotContain(Assert.Single(wide.Lines).Pieces, p => p.IsSpace);
        Assert.Equal(2, narrow.Lines.Count);
        Assert.False(narrow.DividesWords);
    }

    [Fact]
    public void The_same_words_on_many_threads_are_the_same_glyphs()
    {
        var words = Names.All.SelectMany(n => n.Name.Split(' ')).ToArray();
        string Shape(string word) => string.Join(' ', new TextShaper(Samples.Fonts()).Shape(word, TextStyle.Body).SelectMany(p => p.Shaped.Glyphs));
        var expected = words.ToDictionary(w => w, Shape);
        Parallel.For(0, 4000, i => Assert.Equal(expected[words[i % words.Length]], Shape($"{words[i % words.Length]}")));
    }

    private static List<Drawn> Shaped(string word)
    {
        var pieces = new TextShaper(Samples.Fonts()).Shape(word, TextStyle.Body);
        var face = pieces.Select(p => p.Face).Distinct().Single();
        var file = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "data", "fonts"), $"{face.Name}.ttf", SearchOption.AllDirectories).Single();
        using var blob = Blob.FromFile(file);
        using var tables = new Face(blob, 0);
        using var font = new Font(tables);
        using var buffer = new Buffer();
        buffer.AddUtf16(word.Normalize());
        buffer.GuessSegmentProperties();
        font.Shape(buffer);
        var glyphs = new List<Drawn>();
        var numbers = new List<uint>();
        var (x, unit) = (0.0, Size / face.UnitsPerEm);
        foreach (var (info, position) in buffer.GlyphInfos.Zip(buffer.GlyphPositions))
        {
            // HarfBuzz leaves a glyph without width for a character that is never drawn.
            if (position is not { XAdvance: 0, XOffset: 0 } || info.Codepoint != face.GlyphOf(' '))
            {
                if (!numbers.Contains(info.Codepoint))
                {
                    numbers.Add(info.Codepoint);
                }

                glyphs.Add(new Drawn(numbers.IndexOf(info.Codepoint) + 1, face.AdvanceOf((ushort)info.Codepoint) * 1000.0 / face.UnitsPerEm, x + (position.XOffset * unit), position.YOffset * unit));
            }

            x += position.XAdvance * unit;
        }

        Assert.Equal(buffer.GlyphInfos.Select(i => i.Codepoint).Where(numbers.Contains), pieces.SelectMany(p => p.Shaped.Glyphs).Select(g => (uint)g.Id));
        return glyphs;
    }

    /// <summary>Reads a page that has one word in one face: which glyph is drawn where.</summary>
    private static List<Drawn> Glyphs(byte[] file)
    {
        var document = new PdfWalk(file).Document;
        var fonts = document.Internals.GetAllObjects().OfType<PdfDictionary>();
        var widths = ((PdfArray)fonts.Single(d => d.Elements.GetName("/Subtype") == "/CIDFontType2").Elements.GetArray("/W")!.Elements[1]).Elements.Select(w => w is PdfInteger i ? i.Value : ((PdfReal)w).Value).ToList();
        var content = Encoding.Latin1.GetString(document.Pages[0].Contents.CreateSingleContent().Stream.UnfilteredValue);
        var glyphs = new List<Drawn>();
        double x = 0, y = 0, rise = 0, size = 0;
        foreach (Match match in Operators().Matches(content))
        {
            var numbers = match.Groups["numbers"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
            switch (match.Groups["operator"].Value)
            {
                case "Tf":
                    size = numbers[^1];
                    break;
                case "Td":
                    (x, y) = (numbers[0], numbers[1]);
                    break;
                case "Ts":
                    rise = numbers[0];
                    break;
                default:
                    foreach (Match part in Parts().Matches(match.Groups["array"].Value))
                    {
                        if (!part.Groups["hex"].Success)
                        {
                            x -= double.Parse(part.Value, CultureInfo.InvariantCulture) / 1000 * size;
                            continue;
                        }

                        foreach (var code in part.Groups["hex"].Value.Chunk(4).Select(c => int.Parse(c, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))
                        {
                            glyphs.Add(new Drawn(code, widths[code], x, y + rise));
                            x += widths[code] / 1000 * size;
                        }
                    }

                    break;
            }
        }

        return glyphs;
    }

    [GeneratedRegex(@"(?<numbers>(-?[\d.]+ )+)(?<operator>Tf|Td|Ts)\b|\[(?<array>[^\]]*)\] (?<operator>TJ)")]
    private static partial Regex Operators();

    [GeneratedRegex(@"<(?<hex>[0-9A-F]+)>|-?[\d.]+")]
    private static partial Regex Parts();
}
