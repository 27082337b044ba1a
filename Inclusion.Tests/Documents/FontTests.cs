using System.Buffers.Binary;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Fonts;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Tests.Documents;

public class FontTests
{
    private const string Lao = "ສົມ";

    [Theory]
    [InlineData("Éloïse Œuvrard-Ñandú « 12 € » – l’été : 1\u202F234 · N° Łukasz Șerban")]
    [InlineData("10 → 12, ≥ 80 %, ≈ 3, ∞")]
    [InlineData("soft\u00ADhyphen\u200B\u200E\uFEFF\u0007")]
    [InlineData("E\u0301loi\u0308se")]
    public void The_programs_own_faces_draw_what_surrounds_names(string text) => Assert.Null(Samples.Fonts().FindUndrawable(text));

    [Theory]
    [MemberData(nameof(Names.Whole), MemberType = typeof(Names))]
    public async Task A_name_is_drawn_and_read_back_where_no_font_is_installed(string name)
    {
        Assert.Null(Samples.Fonts().FindUndrawable(name));
        var text = await PopplerTests.TextOf(Samples.Write(Samples.Sheet(sheet => sheet.Text(new Box(40, 40, 700, 80), name, new TextStyle(30, Weight.Bold)))));
        Assert.Equal(name, text.Trim().Trim('\u202A', '\u202B', '\u202C'));
    }

    [Theory]
    [InlineData("李小龙", "李", "Han", "fonts-wqy-zenhei")]
    [InlineData("Kim 민지", "민", "Hangul", "fonts-unfonts-core")]
    [InlineData("さくら", "さ", "Kana", "fonts-vlgothic")]
    [InlineData("Ana ໄຊ", "ໄ", "Lao", "fonts-noto-core")]
    [InlineData("Ana 🦋", "🦋", "Symbols", "fonts-symbola")]
    [InlineData("Ana 🫶", "🫶", "Symbols", "")]
    public void What_no_font_has_is_named_with_its_package(string name, string character, string script, string package)
    {
        var expected = new UndrawableText(name, character, script, package);
        Assert.Equal(expected, Samples.Fonts().FindUndrawable(name));
        using var stream = new MemoryStream();
        var thrown = Assert.Throws<UndrawableTextException>(() => Samples.Writer().Write(stream, new SampleCertificate(name, 1)));
        Assert.Equal(expected, thrown.Undrawable);
        Assert.Equal(0, stream.Length);
    }

    [Theory]
    [InlineData("Fatima (فاطمة) 12", "فاطمة")]
    [InlineData("سلام الأمل", "سلام الأمل")]
    [InlineData("عبد الله ben Ali", "عبد الله ben Ali")]
    public void What_is_written_from_right_to_left_is_read_aloud_in_its_own_order(string name, string spoken)
    {
        var walk = new PdfWalk(Samples.Write(new SampleCertificate(name, 1)));
        Assert.Equal(spoken, Assert.Single(walk.Root.All(), e => e.Type == "Span").Source.Elements.GetString("/ActualText"));
        Assert.Empty(walk.Untagged);
        Assert.Equal(walk.Contents.Select(c => (c.Page, c.Mark)), walk.Reading);
    }

    [Fact]
    public void A_folder_of_its_own_is_searched_for_further_scripts()
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-fonts").FullName;
        try
        {
            var fonts = Samples.Fonts(folder: folder);
            Assert.NotNull(fonts.FindUndrawable(Lao));
            File.WriteAllBytes(Path.Combine(folder, "Any.ttf"), LaoFont());

            // A font that was installed meanwhile is found without a restart.
            Assert.Null(fonts.FindUndrawable(Lao));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_damaged_font_is_passed_over()
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-fonts").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "Broken.ttf"), [0, 1, 0, 0, 0, 9, 1, 2, 3]);
            File.WriteAllText(Path.Combine(folder, "Empty.ttf"), "");
            Assert.NotNull(Samples.Fonts(folder: folder).FindUndrawable(Lao));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Only_the_letters_that_need_it_are_set_in_another_face()
    {
        var pieces = new TextShaper(Samples.Fonts()).Shape("Zoé Ελένη გიორგი Ana", TextStyle.Body);
        Assert.Equal("გიორგი", Assert.Single(pieces, p => p.Face != DocumentFonts.House(Weight.Regular)).Text);
    }

    [Fact]
    public void Bold_text_of_another_script_is_bold() =>
        Assert.All(new TextShaper(Samples.Fonts()).Shape("გიორგი فاطمة", TextStyle.Strong).Where(p => !p.IsSpace), p => Assert.True(p.Face.IsBold, p.Face.Name));

    [Fact]
    public void Documents_embed_all_their_fonts_as_subsets() =>
        Assert.All(
            new PdfWalk(Samples.Write(Samples.Report(new Paragraph("Text فاطمة")))).Document.Internals.GetAllObjects().OfType<PdfSharp.Pdf.PdfDictionary>().Where(d => d.Elements.GetName("/Type") == "/FontDescriptor"),
            d =>
            {
                Assert.Matches("^/[A-Z]{6}\\+NotoSans", d.Elements.GetName("/FontName"));
                Assert.NotNull(d.Elements.GetDictionary("/FontFile2"));
            });

    [Fact]
    public void The_font_that_came_with_the_pdf_library_is_not_passed_on()
    {
        var published = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Inclusion.Web.deps.json"));
        Assert.Contains("PdfSharp.dll", published, StringComparison.Ordinal);
        Assert.DoesNotContain("PdfSharp.WPFonts.dll", published, StringComparison.Ordinal);
    }

    /// <summary>A font for Lao: the house face, which says of its letters that they are Lao.</summary>
    private static byte[] LaoFont()
    {
        const byte FirstGlyph = 36;
        var font = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", "fonts", "noto-sans", "NotoSans-Regular.ttf"));
        byte[] map = [0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0x0E, 0x80, 0, 0, 0x0E, 0xFF, 0, 0, 0, FirstGlyph];
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)); i++)
        {
            var entry = font.AsSpan(12 + (16 * i), 16);
            if (entry[..4].SequenceEqual("cmap"u8))
            {
                BinaryPrimitives.WriteInt32BigEndian(entry[8..], font.Length);
                BinaryPrimitives.WriteInt32BigEndian(entry[12..], map.Length);
            }
        }

        return [.. font, .. map];
    }
}
