using System.Text;
using System.Xml.Linq;
using Inclusion.Domain.Impact;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Features.Reports.Print;
using Inclusion.Tests.Support;
using Inclusion.Web.Documents;
using Inclusion.Web.Features.Reports.Press;
using Inclusion.Web.Features.Reports.Print;
using SkiaSharp;

namespace Inclusion.Tests.Features.Reports.Press;

public class PressTests
{
    public static TheoryData<string, string> All => ReportPagesTests.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_poster_is_one_tagged_page_with_three_numbers_and_their_source(string name, string language)
    {
        var model = PosterModel.Of(ReportPagesTests.Model(name, language));
        var poster = new PosterPrinter(Samples.Writer()).Print(model).Value;
        var walk = new PdfWalk(poster);
        Assert.Empty(walk.Untagged);
        Assert.Equal(1, walk.Document.PageCount);
        Assert.Equal(walk.Contents.Select(c => (c.Page, c.Mark)), walk.Reading);
        Assert.Equal(3, model.Figures.Count);
        await ReportPagesTests.WithFile(poster, async file =>
        {
            var text = ReportPagesTests.Plain(await InstalledTools.RunAsync("poppler-utils", "pdftotext", file, "-"));
            Assert.All(model.Figures, figure => Assert.Contains(ReportPagesTests.Plain(figure.Number).Replace(" ", "", StringComparison.Ordinal), text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
            Assert.Contains(ReportPagesTests.Plain(model.Source), text, StringComparison.Ordinal);
            Assert.Contains(ReportPagesTests.Plain(model.About), text, StringComparison.Ordinal);
            await ReportPagesTests.KeepScreensAsync(file, $"poster-{name}", language);
        });
    }

    [Fact]
    public void The_three_numbers_are_those_that_say_most() =>
        Assert.Equal([("2 318", "Personnes aidées"), ("1 412", "Appareils en prêt"), ("6 880 h", "Heures suivies")], Figures(ReportSamples.Year()));

    [Fact]
    public void One_that_is_not_shown_gives_its_place_to_one_that_is()
    {
        var model = ReportSamples.Year();
        var figures = model.Figures with { Figures = [.. model.Figures.Figures.Select(f => f.Indicator is Indicator.PeopleHelped or Indicator.AttendedTime ? Figure.Suppressed(f.Indicator) : f)] };
        Assert.Equal(["Appareils en prêt", "Appareils reconditionnés", "Attestations"], Figures(model with { Figures = figures }).Select(f => f.Name));
    }

    [Fact]
    public void Where_nothing_is_shown_the_sign_stands_and_never_a_zero()
    {
        var figures = CardModel.Of(ReportSamples.Suppressed()).Figures;
        Assert.All(figures, f => Assert.Equal(("[c]", true), (f.Number, f.IsWithheld)));
        Assert.Contains("non montré Personnes aidées", ImpactCard.Description(CardModel.Of(ReportSamples.Suppressed())), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_card_is_an_SVG_without_fonts_with_title_and_description_and_the_same_as_PNG(string name, string language)
    {
        var card = CardModel.Of(ReportPagesTests.Model(name, language));
        var cards = new ImpactCard(Samples.Fonts());
        var svg = cards.Svg(card).Value;
        var root = XDocument.Parse(Encoding.UTF8.GetString(svg)).Root!;
        Assert.Equal(("img", language, "0 0 1200 630"), (root.Attribute("role")!.Value, root.Attribute("lang")!.Value, root.Attribute("viewBox")!.Value));
        Assert.Equal(["title", "desc"], root.Elements().Take(2).Select(e => e.Name.LocalName));
        Assert.Equal(card.Title, root.Elements().First().Value);
        Assert.Contains(card.Source, root.Elements().ElementAt(1).Value, StringComparison.Ordinal);
        Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName is "text" or "image" or "script" or "style");
        Assert.Contains(root.Descendants(), e => e.Name.LocalName == "path");

        var png = cards.Png(card).Value;
        using var picture = SKBitmap.Decode(png);
        Assert.Equal((ImpactCard.Width, ImpactCard.Height), (picture.Width, picture.Height));
        Assert.Equal(svg, cards.Svg(card).Value);
        Assert.Equal(png, cards.Png(card).Value);
        if (Screens.AreWanted)
        {
            var folder = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "screens")).FullName;
            File.WriteAllBytes(Path.Combine(folder, $"card-{name}-{language}.png"), png);
            File.WriteAllBytes(Path.Combine(folder, $"card-{name}-{language}.svg"), svg);
        }
    }

    [Fact]
    public void What_xml_cannot_say_does_not_break_the_picture()
    {
        var svg = new ImpactCard(Samples.Fonts()).Svg(CardModel.Of(ReportSamples.Year() with { Title = "A & <B>\u0001" })).Value;
        Assert.Equal("A & <B> ", XDocument.Parse(Encoding.UTF8.GetString(svg)).Descendants().Single(e => e.Name.LocalName == "title").Value);
    }

    [Fact]
    public void A_letter_that_no_font_draws_is_refused()
    {
        var model = ReportSamples.Year() with { Title = "李小龙" };
        Assert.IsType<LettersNotDrawable>(new ImpactCard(Samples.Fonts()).Png(CardModel.Of(model)).Refusal);
        Assert.IsType<LettersNotDrawable>(new ImpactCard(Samples.Fonts()).Svg(CardModel.Of(model)).Refusal);
        Assert.IsType<LettersNotDrawable>(new PosterPrinter(Samples.Writer()).Print(PosterModel.Of(model)).Refusal);
    }

    private static IEnumerable<(string Number, string Name)> Figures(ReportModel model) => PosterModel.Of(model).Figures.Select(f => (ReportPagesTests.Plain(f.Number), f.Name));
}
