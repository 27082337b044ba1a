using Inclusion.Tests.Support;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Tests.Documents;

public class FontTests
{
    [Fact]
    public void The_house_face_draws_french_and_what_surrounds_it()
    {
        Assert.Null(Samples.Fonts().FindUndrawable("Éloïse Œuvrard-Ñandú « 12 € » – l’été : 1\u202F234 · N° Łukasz Șerban Ελένη Юлия"));
    }

    [Theory]
    [InlineData("Nguyễn Thị Ánh", "ễ", "Latin", "fonts-noto-core")]
    [InlineData("فاطمة", "ﻓ", "Arabic", "fonts-noto-core")]
    [InlineData("李小龙", "李", "Han", "fonts-wqy-zenhei")]
    public void What_no_font_has_is_named_with_its_package(string name, string character, string script, string package)
    {
        var expected = new UndrawableText(name, character, script, package);
        Assert.Equal(expected, Samples.Fonts().FindUndrawable(name));
        using var stream = new MemoryStream();
        var thrown = Assert.Throws<UndrawableTextException>(() => Samples.Writer().Write(stream, new SampleCertificate(name, 1)));
        Assert.Equal(expected, thrown.Undrawable);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void Marks_that_are_never_drawn_are_missed_by_nobody() => Assert.Null(Samples.Fonts().FindUndrawable("soft\u00ADhyphen\u200B\u200E\uFEFF"));

    [Theory]
    [InlineData("Nguyễn Thị Ánh")]
    [InlineData("فاطمة الزهراء")]
    [InlineData("پژمان گلستانی")]
    [InlineData("שרה כהן")]
    public async Task A_missing_letter_is_drawn_with_the_first_installed_font_that_has_it(string name)
    {
        InstalledTools.NeedFonts();
        Assert.Null(Samples.Fonts(systemFonts: true).FindUndrawable(name));
        var text = await PopplerTests.TextOf(Samples.Write(new SampleCertificate(name, 1), systemFonts: true));
        Assert.Contains(name, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fatima (فاطمة) 12", "فاطمة")]
    [InlineData("سلام الأمل", "سلام الأمل")]
    [InlineData("عبد الله ben Ali", "عبد الله ben Ali")]
    public void What_is_written_from_right_to_left_is_read_aloud_in_its_own_order(string name, string spoken)
    {
        InstalledTools.NeedFonts();
        var walk = new PdfWalk(Samples.Write(new SampleCertificate(name, 1), systemFonts: true));
        Assert.Equal(spoken, Assert.Single(walk.Root.All(), e => e.Type == "Span").Source.Elements.GetString("/ActualText"));
        Assert.Empty(walk.Untagged);
        Assert.Equal(walk.Contents.Select(c => (c.Page, c.Mark)), walk.Reading);
    }

    [Fact]
    public void A_folder_of_its_own_is_searched_too()
    {
        InstalledTools.NeedFonts();
        var source = Directory.EnumerateFiles("/usr/share/fonts", "NotoSansArabic-Regular.ttf", SearchOption.AllDirectories).First();
        var folder = Directory.CreateTempSubdirectory("inclusion-fonts").FullName;
        try
        {
            var fonts = Samples.Fonts(folder: folder);
            Assert.NotNull(fonts.FindUndrawable("فاطمة"));
            File.Copy(source, Path.Combine(folder, "Any.ttf"));

            // A font that was installed meanwhile is found without a restart.
            Assert.Null(fonts.FindUndrawable("فاطمة"));
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
            Assert.NotNull(Samples.Fonts(folder: folder).FindUndrawable("فاطمة"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Text_written_with_separate_accents_is_put_together() => Assert.Null(Samples.Fonts().FindUndrawable("E\u0301loi\u0308se"));

    [Fact]
    public void A_short_text_is_set_in_one_face_a_long_one_changes_it_for_a_word()
    {
        InstalledTools.NeedFonts();
        var shaper = new TextShaper(Samples.Fonts(systemFonts: true));
        Assert.Single(shaper.Shape("Nguyễn Ana Marie", TextStyle.Body).Select(p => p.Face).Distinct());
        var sentence = shaper.Shape("A long sentence about many people of whom one is called Nguyễn and all the others are not, as it happens.", TextStyle.Body);
        Assert.Equal("Nguyễn", Assert.Single(sentence.GroupBy(p => p.Face).OrderBy(g => g.Count()).First()).Text);
    }

    [Fact]
    public void Documents_embed_all_their_fonts_as_subsets() =>
        Assert.All(
            new PdfWalk(Samples.Write(Samples.Report(new Paragraph("Text")))).Document.Internals.GetAllObjects().OfType<PdfSharp.Pdf.PdfDictionary>().Where(d => d.Elements.GetName("/Type") == "/FontDescriptor"),
            d =>
            {
                Assert.Matches("^/[A-Z]{6}\\+", d.Elements.GetName("/FontName"));
                Assert.NotNull(d.Elements.GetDictionary("/FontFile2"));
            });
}
