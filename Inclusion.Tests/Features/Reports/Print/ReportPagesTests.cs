using System.Text.RegularExpressions;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Support;
using Inclusion.Web.Documents;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Tests.Features.Reports.Print;

public sealed partial class ReportPagesTests
{
    private static readonly string[] Names = ["year", "draft", "partner", "nothing", "suppressed", "rounded", "extreme"];

    public static TheoryData<string, string> All => new MatrixTheoryData<string, string>(Names, ["fr", "en"]);

    [Theory]
    [MemberData(nameof(All))]
    public void Everything_on_every_page_is_tagged_and_read_in_the_order_in_which_it_stands(string name, string language)
    {
        var walk = new PdfWalk(Print(Model(name, language)));
        Assert.Empty(walk.Untagged);
        Assert.Equal(walk.Contents.Select(c => (c.Page, c.Mark)), walk.Reading);
        var holders = walk.Root.All().SelectMany(e => e.Contents.Select(c => (Content: c, Holder: e))).ToDictionary(p => p.Content, p => p.Holder);
        Assert.All(walk.Contents, content => Assert.Equal(holders[(content.Page, content.Mark)].Source.ReferenceNotNull.ObjectID, walk.ParentOf(content)));
        Assert.Equal(language, walk.Document.Internals.Catalog.Elements.GetString("/Lang"));
        Assert.All(walk.Root.All().Where(e => e.Type == "Figure"), f => Assert.NotEqual("", f.Source.Elements.GetString("/Alt")));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Headings_go_down_step_by_step(string name, string language)
    {
        var levels = new PdfWalk(Print(Model(name, language))).Root.All().Where(e => e.Type is "H1" or "H2" or "H3").Select(e => e.Type[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, l => l == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Poppler_finds_a_tagged_file_with_embedded_fonts_and_its_pages(string name, string language)
    {
        var model = Model(name, language);
        await WithFile(Print(model), async file =>
        {
            var info = await InstalledTools.RunAsync("poppler-utils", "pdfinfo", file);
            Assert.Matches("Tagged: +yes", info);
            Assert.Matches("Page size: +595.28 x 841.89 pts", info);
            Assert.Contains(model.Title, info, StringComparison.Ordinal);
            var pages = int.Parse(Pages().Match(info).Groups[1].Value);
            Assert.InRange(pages, 4, name == "extreme" ? 22 : 9);
            var fonts = (await InstalledTools.RunAsync("poppler-utils", "pdffonts", file)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2);
            Assert.All(fonts, font => Assert.Matches("NotoSans(Math)?-.*yes yes yes", font));
            var text = await TextOf(file);
            Assert.Contains(language == "fr" ? $"Page {pages} sur {pages}" : $"Page {pages} of {pages}", text, StringComparison.Ordinal);
            await KeepScreensAsync(file, name, language);
        });
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_code_leads_to_the_page_that_says_which_report_is_current_from_cover_summary_and_method(string language) =>
        await WithFile(Print(ReportSamples.Year(language)), async file =>
        {
            await InstalledTools.RunAsync("poppler-utils", "pdftoppm", "-r", "150", "-png", file, file);
            var found = 0;
            foreach (var page in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "*.png").Order())
            {
                if ((await Scan(page)).Trim() is { Length: > 0 } read)
                {
                    Assert.Equal(ReportSamples.Address.ToString(), read);
                    found++;
                }
            }

            Assert.Equal(3, found);
        });

    [Fact]
    public async Task The_summary_says_by_itself_what_it_is()
    {
        var text = await TextOfPage(ReportSamples.Year(), 2);
        foreach (var said in new[]
        {
            "Les Ateliers du Nord", "Rapport R-2027-003", "Ce que nous avons fait ensemble en 2026", "Du 1er janvier au 31 décembre 2026", "Toute l’organisation",
            "1 284", "Appareils reçus", "2025 : 1 027", "2 318", "Personnes aidées", "Heures suivies", "6 880 h", "80 %", "Les nombres de moins de 10 personnes ne sont pas montrés", "[c]",
            "Fait à Lille, le 12 janvier 2027", "Amélie Dubois", "CO2 équivalent, estimation", "Si chaque appareil en remplace un neuf. Source : ADEME",
        })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_speaks_english_with_english_numbers_and_dates()
    {
        var text = await TextOf(ReportSamples.Year("en"));
        foreach (var said in new[]
        {
            "IMPACT REPORT", "From 1 January to 31 December 2026", "Issued in Lille on 12 January 2027", "1,284", "2025: 1,027", "213,480", "Shares of the 2,245 people who answered; 73 did not.", "Devices and loans",
            "Attendance rate: 3,986 of 4,982", "Method and definitions", "Not counted:", "Page 2 of", "22.4 to 31.6 kg", "Source: ADEME",
        })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Personnes", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_table_of_people_says_of_how_many_and_how_many_did_not_say()
    {
        var text = await TextOf(ReportSamples.Year());
        foreach (var said in new[]
        {
            "Parts sur les 2 245 personnes qui ont répondu ; 73 ne l’ont pas fait.", "Pas de parts : trop peu de réponses sont montrées.",
            "Parts sur les 2 167 personnes qui ont répondu ; 151 ne l’ont pas fait.", "Parts sur les 2 260 personnes qui ont répondu ; 58 ne l’ont pas fait.",
            "Parts et moyennes portent sur ce qui a été répondu ou noté", "541 (24 %)", "Villeneuve-d’Ascq", "3 986 sur 4 982", "159 non",
        })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_printed_indicator_is_defined_with_what_it_excludes_and_every_factor_has_its_source()
    {
        using var speaking = Language.French.Speak();
        var text = await TextOf(ReportSamples.Year());
        var method = text[text.LastIndexOf("Méthode et définitions", StringComparison.Ordinal)..];
        foreach (var words in Indicators.All.Select(d => IndicatorWords.Of(d.Indicator)))
        {
            Assert.Contains(Plain(words.Definition), method, StringComparison.Ordinal);
            Assert.Contains(Plain(words.Excludes), method, StringComparison.Ordinal);
        }

        foreach (var said in new[] { "ADEME, Évaluation de l’impact", "2022", "22,4 à 31,6 kg", "76,9 kg", "jours de prêt divisés par 365", "Toute l’organisation.", ReportSamples.Address.Host, Plain(IndicatorWords.OfDays) })
        {
            Assert.Contains(said, method, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_estimate_prints_its_range_its_assumption_its_source_and_what_has_no_factor()
    {
        var text = await TextOf(ReportSamples.Year());
        foreach (var said in new[] { "12,4 à 16,2 t", "Cela ne vaut que si chaque appareil en remplace un neuf", "La source n’a pas de facteur pour : clé 4G", "Source : ADEME" })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_not_shown_is_never_a_zero()
    {
        foreach (var language in new[] { "fr", "en" })
        {
            var walk = new PdfWalk(Print(ReportSamples.Suppressed(language)));
            var said = language == "fr" ? "non montré" : "not shown";
            Assert.All(walk.Root.All().Where(e => e.Type == "Span" && e.Source.Elements.GetString("/ActualText").Length > 0), e => Assert.Equal(said, e.Source.Elements.GetString("/ActualText")));
            Assert.Contains(walk.Root.All(), e => e.Source.Elements.GetString("/ActualText") == said);
            Assert.All(walk.Root.All().Where(e => e.Type == "Figure").Select(e => e.Source.Elements.GetString("/Alt")), alternative => Assert.DoesNotMatch(" 0(;|$)", alternative));
            var text = await TextOf(ReportSamples.Suppressed(language));
            Assert.DoesNotMatch(@"(?<![\d,.:])\s0\s", text[..text.LastIndexOf(language == "fr" ? "Méthode et définitions" : "Method and definitions", StringComparison.Ordinal)]);
            Assert.Contains("[c]", text, StringComparison.Ordinal);
            Assert.Contains(language == "fr" ? "si peu de personnes sont derrière l’usage" : "so few people are behind the use", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_is_a_zero_and_not_withheld()
    {
        var text = await TextOf(ReportSamples.Nothing());
        Assert.Contains("Aucun appareil n’a servi pendant cette période", text, StringComparison.Ordinal);
        Assert.Single(SignPattern().Matches(await TextOfPage(ReportSamples.Nothing(), 2)));
        Assert.Matches(@"\b0 ", text);
    }

    [Fact]
    public async Task A_draft_says_so_on_every_page_and_leads_nowhere()
    {
        await WithFile(Print(ReportSamples.Draft()), async file =>
        {
            var pages = (await InstalledTools.RunAsync("poppler-utils", "pdftotext", "-layout", file, "-")).Split('\f', StringSplitOptions.RemoveEmptyEntries);
            Assert.All(pages, page => Assert.Contains("BROUILLON – NE PAS DIFFUSER", page, StringComparison.Ordinal));
            Assert.Contains("Brouillon, sans numéro", pages[0], StringComparison.Ordinal);
        });
        Assert.DoesNotContain(new PdfWalk(Print(ReportSamples.Draft())).Root.All(), e => e.Type == "Figure" && e.Source.Elements.GetString("/Alt").StartsWith("Code QR", StringComparison.Ordinal));
        Assert.DoesNotContain("BROUILLON", await TextOf(ReportSamples.Year()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Full_figures_are_marked_not_for_publication() =>
        Assert.Contains("CHIFFRES COMPLETS – NE PAS DIFFUSER", await TextOf(ReportSamples.Year() with { Figures = ReportSamples.Year().Figures with { Threshold = null } }), StringComparison.Ordinal);

    [Fact]
    public async Task A_correction_names_the_report_that_it_replaces_and_a_partner_what_was_counted()
    {
        var text = await TextOf(ReportSamples.Partner());
        Assert.Contains("Replaces report R-2026-009", text, StringComparison.Ordinal);
        Assert.Contains("With our partner Fondation Lumière", text, StringComparison.Ordinal);
        using var speaking = Language.English.Speak();
        Assert.Contains(Plain(IndicatorWords.OfScope(ImpactScope.Partner(7))), text, StringComparison.Ordinal);
        Assert.Contains("“before” is the period from 1 October to 31 December 2025", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sections_come_in_their_order_and_only_those_that_were_chosen()
    {
        var model = ReportSamples.Year();
        var text = await TextOf(model with { Parts = [model.Parts[2], model.Parts[0]] });
        Assert.InRange(text.IndexOf("Taux de présence : 3", StringComparison.Ordinal), 0, text.IndexOf("Appareils et prêts", StringComparison.Ordinal));
        Assert.DoesNotContain("Par commune", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CO2", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_names_and_the_most_municipalities_are_whole()
    {
        var text = await TextOf(ReportSamples.Extreme());
        Assert.Contains(ReportSamples.LongTitle, text, StringComparison.Ordinal);
        foreach (var row in ReportSamples.Extreme().Figures.People[3].Rows.Where(r => !r.IsNotStated))
        {
            Assert.Contains(row.Key.Replace("-", "", StringComparison.Ordinal), text.Replace("- ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_same_report_is_the_same_bytes_whoever_asks()
    {
        var first = Print(ReportSamples.Year());
        using var speaking = Language.English.Speak();
        Assert.Equal(first, Print(System.Text.Json.JsonSerializer.Deserialize<ReportModel>(System.Text.Json.JsonSerializer.Serialize(ReportSamples.Year()))!));
    }

    [Fact]
    public void A_letter_that_no_font_draws_is_refused()
    {
        var refused = new ReportPrinter(Samples.Writer()).Print(ReportSamples.Year() with { Title = "李小龙" });
        Assert.Equal("Han", Assert.IsType<LettersNotDrawable>(refused.Refusal).Script);
    }

    /// <summary>Each on its own line, named with what helps; the rest of the report is whole.</summary>
    [Theory]
    [InlineData("fr", "[non imprimable : Han, installer fonts-wqy-zenhei]")]
    [InlineData("en", "[not printable: Han, install fonts-wqy-zenhei]")]
    public async Task A_name_from_elsewhere_that_no_font_draws_gives_way_to_words_and_holds_up_nothing(string language, string words)
    {
        const string Name = "李小龙";
        var model = ReportSamples.Year(language);
        var text = await TextOf(model with
        {
            ScopeName = Name,
            Figures = model.Figures with
            {
                Scope = ImpactScope.Partner(7),
                People = [.. model.Figures.People.Select(t => t.By is PeopleBy.Municipality ? t with { Rows = [.. t.Rows.Select((r, i) => i == 2 ? r with { Key = Name } : r)] } : t)],
                Activities = [.. model.Figures.Activities.Select(t => t.By is ActivityBy.Centre ? t with { Rows = [.. t.Rows.Select((r, i) => i == 1 ? r with { Name = Name } : r)] } : t)],
            },
            Parts = [.. model.Parts.Select((p, i) => i == 0 ? p with { Quotes = [new ReportQuote("Merci.", Name)] } : p)],
        });
        Assert.InRange(Plain(text).Split(words).Length - 1, 4, 8);
        Assert.Contains("Roubaix", text, StringComparison.Ordinal);
        Assert.Contains("Tourcoing, médiathèque", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_of_ten_years_has_readable_months()
    {
        var model = ReportSamples.Year();
        var months = Enumerable.Range(0, 120).Select(i => new ActivityRow($"{2017 + (i / 12)}-{(i % 12) + 1:00}", "", [new Figure { Indicator = Indicator.Loans, Value = 1200 + (i * 7 % 400) }])).ToList();
        var long120 = model with
        {
            Parts = [new ReportPart(ReportSection.Devices, "", [], [])],
            Figures = model.Figures with { Period = ImpactPeriod.Between(new DateOnly(2017, 1, 1), new DateOnly(2026, 12, 31)).Value, Activities = [new ActivityTable(ActivityBy.Month, months)] },
        };
        await WithFile(Print(long120), async file =>
        {
            Assert.Contains("1 000", await TextOf(file), StringComparison.Ordinal);
            await KeepScreensAsync(file, "ten-years", "fr");
        });
    }

    internal static ReportModel Model(string name, string language) => name switch
    {
        "draft" => ReportSamples.Draft(language),
        "partner" => ReportSamples.Partner(language),
        "nothing" => ReportSamples.Nothing(language),
        "suppressed" => ReportSamples.Suppressed(language),
        "rounded" => ReportSamples.Rounded(language),
        "extreme" => ReportSamples.Extreme(language),
        _ => ReportSamples.Year(language),
    };

    internal static async Task WithFile(byte[] pdf, Func<string, Task> look)
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-report").FullName;
        try
        {
            var file = Path.Combine(folder, "report.pdf");
            await File.WriteAllBytesAsync(file, pdf);
            await look(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static async Task KeepScreensAsync(string file, string name, string language)
    {
        if (Screens.AreWanted)
        {
            var folder = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "screens")).FullName;
            await InstalledTools.RunAsync("poppler-utils", "pdftoppm", "-r", "75", "-png", file, Path.Combine(folder, $"report-{name}-{language}"));
        }
    }

    internal static string Plain(string text) => Spaces().Replace(text, " ");

    private static byte[] Print(ReportModel model) => new ReportPrinter(Samples.Writer()).Print(model).Value;

    private static async Task<string> Scan(string page)
    {
        try
        {
            return await InstalledTools.RunAsync("zbar-tools", "zbarimg", "--quiet", "--raw", page);
        }
        catch (InvalidOperationException)
        {
            // It fails on a page without a code.
            return "";
        }
    }

    private static async Task<string> TextOf(ReportModel model)
    {
        var text = "";
        await WithFile(Print(model), async file => text = await TextOf(file));
        return text;
    }

    private static async Task<string> TextOfPage(ReportModel model, int page)
    {
        var text = "";
        await WithFile(Print(model), async file => text = Plain(await InstalledTools.RunAsync("poppler-utils", "pdftotext", "-f", $"{page}", "-l", $"{page}", file, "-")));
        return text;
    }

    private static async Task<string> TextOf(string file) => Plain(await InstalledTools.RunAsync("poppler-utils", "pdftotext", file, "-"));

    [GeneratedRegex(@"Pages: +(\d+)")]
    private static partial Regex Pages();

    [GeneratedRegex(@"[\s\u00a0\u202f]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\[c\]")]
    private static partial Regex SignPattern();
}
