using System.Globalization;
using System.Text;
using System.Text.Json;
using Bunit;
using CsvHelper;
using CsvHelper.Configuration;
using Inclusion.Domain.Impact;
using Inclusion.Tests.Components;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Features.Reports.Print;
using Inclusion.Tests.Foundation.Tables;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Reports.Compose;
using Inclusion.Web.Features.Reports.Download;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;
using Inclusion.Web.Shared.Impact.Files;

namespace Inclusion.Tests.Features.Reports.Download;

/// <summary>The figures of a report on its page, on paper, and in the three files.</summary>
public sealed class FiguresExportTests : KitContext
{
    public static TheoryData<string> Languages => ["fr", "en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_indicator_is_the_same_number_on_the_page_on_paper_and_in_every_file(string language)
    {
        using var speaking = Language.Find(language)!.Speak();
        var model = Sample(language);
        var page = Render<FiguresTable>(p => p.Add(t => t.Figures, model.Figures).Add(t => t.Caption, "Figures"));
        var onPage = page.Find("table").QuerySelectorAll("tbody tr").ToDictionary(
            r => ReportPagesTests.Plain(r.QuerySelector("th span")!.TextContent.Trim()),
            r => r.QuerySelectorAll("td").Select(c => ReportPagesTests.Plain(c.TextContent.Trim())).ToList());
        // In the order in which it was written: a figure, its name, and what it was before.
        var paper = ReportPagesTests.Plain(await PopplerTests.WithFile(new ReportPrinter(Samples.Writer()).Print(model).Value, file => InstalledTools.RunAsync("poppler-utils", "pdftotext", "-raw", file, "-")));
        var csv = (await CsvAsync(model)).Where(l => l[FigureFileText.Row].Length == 0).ToDictionary(l => l[FigureFileText.Code]);
        var sheet = await SheetAsync(model);
        using var json = JsonDocument.Parse(FiguresExport.Json(model));
        var program = json.RootElement.GetProperty("figures").EnumerateArray().Where(f => f.GetProperty("rowName").GetString() == "" && !f.GetProperty("code").GetString()!.Contains("High", StringComparison.Ordinal)).ToDictionary(f => f.GetProperty("code").GetString()!);
        var row = 1;
        foreach (var figure in model.Figures.Figures)
        {
            row++;
            var (name, code, before) = (EnumWords.Of(figure.Indicator), figure.Indicator.ToString(), model.Figures.Before.Single(f => f.Indicator == figure.Indicator));
            var written = ReportPagesTests.Plain(FigureWords.Of(figure));
            Assert.Equal([written, ReportPagesTests.Plain(FigureWords.Of(before))], onPage[ReportPagesTests.Plain(name)].Select(Shown));
            Assert.Contains($"{written} {ReportPagesTests.Plain(name)} 2025", paper, StringComparison.Ordinal);

            var line = csv[code];
            Assert.Equal((name, figure.IsSuppressed ? CommonText.Yes : CommonText.No), (line[FigureFileText.Figure], line[FigureFileText.Withheld]));
            Assert.Equal(("2026-01-01", "2026-12-31", "2025-01-01", "2025-12-31"), (line[FigureFileText.First], line[FigureFileText.Last], line[FigureFileText.BeforeFirst], line[FigureFileText.BeforeLast]));
            Assert.Equal((FigureFileText.ScopeOrganisation, "Les Ateliers du Nord"), (line[FigureFileText.Scope], line[FigureFileText.ScopeName]));
            Assert.Equal(written, Written(figure, decimal.TryParse(line[FigureFileText.Value], CultureInfo.CurrentCulture, out var value) ? value : null));
            Assert.Equal(figure.IsSuppressed, line[FigureFileText.Value].Length == 0);

            // The first 18 lines are the indicators in their order.
            Assert.Equal(name, sheet[$"C{row}"].Value);
            Assert.Equal(written, Written(figure, figure.IsSuppressed ? null : decimal.Parse(sheet[$"D{row}"].Value, CultureInfo.InvariantCulture)));
            Assert.Equal(line[FigureFileText.Unit], sheet[$"E{row}"].Value);

            var found = program[code];
            Assert.Equal(name, found.GetProperty("name").GetString());
            Assert.Equal(written, Written(figure, found.GetProperty("value") is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null));
            Assert.Equal(figure.IsSuppressed, found.GetProperty("withheld").GetBoolean());
            Assert.Equal(before.IsSuppressed, found.GetProperty("before").GetProperty("withheld").GetBoolean());
            Assert.Equal(ReportPagesTests.Plain(FigureWords.Of(before)), Written(before, found.GetProperty("before").GetProperty("value") is { ValueKind: JsonValueKind.Number } was ? was.GetDecimal() : null));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Nothing_that_is_printed_is_left_out_of_the_files(string language)
    {
        using var speaking = Language.Find(language)!.Speak();
        var model = Sample(language);
        var csv = await CsvAsync(model);
        using var json = JsonDocument.Parse(FiguresExport.Json(model));
        var figures = json.RootElement.GetProperty("figures").EnumerateArray().ToList();
        Assert.Equal(csv.Select(l => (l[FigureFileText.TableCode], l[FigureFileText.RowCode], l[FigureFileText.Code])), figures.Select(f => (f.GetProperty("table").GetString()!, f.GetProperty("row").GetString()!, f.GetProperty("code").GetString()!)));
        Assert.Equal(csv.Count, csv.Select(l => (l[FigureFileText.TableCode], l[FigureFileText.RowCode], l[FigureFileText.Code])).Distinct().Count());
        Assert.All(csv, l => Assert.All(new[] { FigureFileText.Table, FigureFileText.Figure, FigureFileText.Unit, FigureFileText.First, FigureFileText.Last, FigureFileText.Scope, FigureFileText.ScopeName, FigureFileText.Withheld }, c => Assert.NotEqual("", l[c])));

        string Value(string table, string row, string code, string column) => csv.Single(l => (l[FigureFileText.TableCode], l[FigureFileText.RowCode], l[FigureFileText.Code]) == (table, row, code))[column];
        string Number(decimal number) => number.ToString(CultureInfo.CurrentCulture);

        // What people say they can do, as averages and as answers.
        Assert.Equal((Number(2.3m), "214"), (Value("Skills", "digcomp-2.2/1.1", "MeanBefore", FigureFileText.Value), Value("Skills", "digcomp-2.2/1.1", "MeanBefore", FigureFileText.Of)));
        Assert.Equal(("161", "", CommonText.Yes), (Value("Skills", "digcomp-2.2/1.1", "Improved", FigureFileText.Value), Value("Skills", "digcomp-2.2/5.1", "Answers", FigureFileText.Value), Value("Skills", "digcomp-2.2/5.1", "Answers", FigureFileText.Withheld)));

        // The environment, each kind of device and the sum, as a range.
        var estimate = model.Environment!;
        Assert.Equal(estimate.CarbonLow, decimal.Parse(Value("Environment", "", "CarbonLow", FigureFileText.Value), CultureInfo.CurrentCulture), 2);
        Assert.Equal(estimate.MaterialsHigh!.Value, decimal.Parse(Value("Environment", "", "MaterialsHigh", FigureFileText.Value), CultureInfo.CurrentCulture), 2);
        Assert.Equal(Number(22.4m), Value("Environment", "Laptop", "CarbonFactorLow", FigureFileText.Value));
        Assert.Contains("ADEME", Value("Environment", "Laptop", "CarbonHigh", FigureFileText.Remark), StringComparison.Ordinal);

        // Shares with what they are of and who is not in them; the rate with its marks and what was not recorded.
        Assert.Equal(("24", "541", "2245", "73"), (Value("AgeBand", "From25To39", "PeopleHelpedShare", FigureFileText.Value), Value("AgeBand", "From25To39", "PeopleHelpedShare", FigureFileText.Part), Value("AgeBand", "From25To39", "PeopleHelpedShare", FigureFileText.Of), Value("AgeBand", "From25To39", "PeopleHelpedShare", FigureFileText.NotStated)));
        Assert.Equal(("80", "3986", "4982", "159"), (Value("Training", "", "AttendanceRate", FigureFileText.Value), Value("Training", "", "AttendanceRate", FigureFileText.Part), Value("Training", "", "AttendanceRate", FigureFileText.Of), Value("Training", "", "AttendanceRate", FigureFileText.NotStated)));
        Assert.Equal(("73", CommonText.No), (Value("AgeBand", "", "PeopleHelped", FigureFileText.Value), Value("AgeBand", "", "PeopleHelped", FigureFileText.Withheld)));

        // A month has its own days, a withheld one is withheld.
        Assert.Equal(("2026-08-01", "2026-08-31", CommonText.Yes), (Value("Month", "2026-08", "Enrolments", FigureFileText.First), Value("Month", "2026-08", "Enrolments", FigureFileText.Last), Value("Month", "2026-08", "Enrolments", FigureFileText.Withheld)));
    }

    /// <summary>The sign for the eye and words for the ear, on the page and on paper; in a file the number, and what is rounded.</summary>
    [Theory]
    [InlineData("fr", "≈ 2 310", "environ 2 310", "≈ 1 290", "Comparé à")]
    [InlineData("en", "≈ 2,310", "about 2,310", "≈ 1,290", "Compared with")]
    public async Task What_is_rounded_is_marked_on_the_page_on_paper_and_in_every_file(string language, string shown, string spoken, string before, string comparedWith)
    {
        using var speaking = Language.Find(language)!.Speak();
        var model = ReportSamples.Rounded(language);
        string Plain(string text) => ReportPagesTests.Plain(text);
        var page = Render<FiguresTable>(p => p.Add(t => t.Figures, model.Figures).Add(t => t.Caption, "Figures"));
        var cells = page.FindAll("td").Where(c => c.QuerySelector("[aria-hidden]") is not null).Select(c => (Plain(c.QuerySelector("[aria-hidden]")!.TextContent), Plain(c.QuerySelector(".visually-hidden")!.TextContent))).ToList();
        Assert.Contains((shown, spoken), cells);
        Assert.Contains(cells, c => c.Item1 == before);

        // The rows of each table of people as well, and the sentence that says what their shares are of.
        var row = Plain(FigureWords.Of(model.Figures.People[0].Rows[2]));
        Assert.StartsWith("≈ ", row, StringComparison.Ordinal);
        Assert.Contains((row, Plain(FigureWords.Aloud(FigureWords.Of(model.Figures.People[0].Rows[2])))), cells);
        Assert.All(page.FindAll("*").Where(e => e.ChildElementCount == 0 && e.TextContent.Contains('≈', StringComparison.Ordinal)), e => Assert.Equal("true", e.GetAttribute("aria-hidden")));

        var pdf = new ReportPrinter(Samples.Writer()).Print(model).Value;
        var paper = Plain(await PopplerTests.WithFile(pdf, file => InstalledTools.RunAsync("poppler-utils", "pdftotext", file, "-")));
        Assert.All(new[] { shown, row, before }, number => Assert.Contains(number, paper, StringComparison.Ordinal));
        var walk = new PdfWalk(pdf);
        var said = walk.Root.All().Where(e => e.Type == "Span").Select(e => Plain(e.Source.Elements.GetString("/ActualText"))).ToList();
        Assert.Contains(spoken, said);
        Assert.DoesNotContain(said.Concat(walk.Root.All().Select(e => Plain(e.Source.Elements.GetString("/Alt")))), text => text.Contains('≈', StringComparison.Ordinal));

        var csv = await CsvAsync(model);
        Dictionary<string, string> Line(string table, string code, string rowCode = "") => csv.Single(l => (l[FigureFileText.TableCode], l[FigureFileText.RowCode], l[FigureFileText.Code]) == (table, rowCode, code));
        Assert.Equal(("2310", "10", ""), (Line("People", "PeopleHelped")[FigureFileText.Value], Line("People", "PeopleHelped")[FigureFileText.RoundedTo], Line("People", "PeopleNew")[FigureFileText.RoundedTo]));
        Assert.Equal(("1290", "10"), (Line("Lending", "DevicesLent")[comparedWith], Line("Lending", "DevicesLent")[FigureFileText.BeforeRoundedTo]));
        Assert.Equal("1", Line("Training", "AttendedTime")[FigureFileText.RoundedTo]);

        // Of a percentage what is rounded is what it is reckoned from.
        var rate = Line("Training", "AttendanceRate");
        Assert.Equal(("", "10", "10", "", "10"), (rate[FigureFileText.RoundedTo], rate[FigureFileText.PartRoundedTo], rate[FigureFileText.OfRoundedTo], rate[FigureFileText.BeforeRoundedTo], rate[FigureFileText.BeforePartRoundedTo]));
        var (one, other) = (model.Figures.People[0].Rows[2].Key, model.Figures.People[0].Rows[3].Key);
        var (share, exact) = (Line("AgeBand", "PeopleHelpedShare", one), Line("AgeBand", "PeopleHelpedShare", other));
        Assert.Equal(("", "10", "10"), (share[FigureFileText.RoundedTo], share[FigureFileText.PartRoundedTo], share[FigureFileText.OfRoundedTo]));
        Assert.Equal(("", "", "10"), (exact[FigureFileText.RoundedTo], exact[FigureFileText.PartRoundedTo], exact[FigureFileText.OfRoundedTo]));

        // What is left out of it is rounded by itself; of the rate of attendance it is not.
        Assert.All([share, exact], l => Assert.Equal((Line("AgeBand", "PeopleHelped")[FigureFileText.Value], "10"), (l[FigureFileText.NotStated], l[FigureFileText.NotStatedRoundedTo])));
        Assert.Equal("", rate[FigureFileText.NotStatedRoundedTo]);

        using var json = JsonDocument.Parse(FiguresExport.Json(model));
        var found = json.RootElement.GetProperty("figures").EnumerateArray().Where(f => f.GetProperty("rowName").GetString() == "").ToLookup(f => f.GetProperty("code").GetString()!);
        Assert.Equal(10, found["PeopleHelped"].Single().GetProperty("roundedTo").GetInt32());
        Assert.Equal((JsonValueKind.Null, 10, 10), (found["AttendanceRate"].Single().GetProperty("roundedTo").ValueKind, found["AttendanceRate"].Single().GetProperty("partRoundedTo").GetInt32(), found["AttendanceRate"].Single().GetProperty("ofRoundedTo").GetInt32()));
        Assert.Equal(10, found["AttendanceRate"].Single().GetProperty("before").GetProperty("partRoundedTo").GetInt32());
        var shares = json.RootElement.GetProperty("figures").EnumerateArray().Where(f => f.GetProperty("code").GetString() == "PeopleHelpedShare" && f.GetProperty("table").GetString() == "AgeBand").ToList();
        Assert.NotEmpty(shares);
        Assert.All(shares, f => Assert.Equal(10, f.GetProperty("notStatedRoundedTo").GetInt32()));
    }

    /// <summary>A year that is compared with eleven months: the days of the files are those of the page.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_files_name_the_days_that_the_figures_are_compared_with(string language)
    {
        using var speaking = Language.Find(language)!.Speak();
        var model = ReportSamples.Rounded(language);
        Assert.NotEqual(model.Figures.Period.Previous(), model.Figures.ComparedWith);
        var csv = (await CsvAsync(model)).Single(l => l[FigureFileText.Code] == nameof(Indicator.Workshops) && l[FigureFileText.RowCode].Length == 0);
        Assert.Equal(("2025-01-01", "2025-11-30"), (csv[FigureFileText.BeforeFirst], csv[FigureFileText.BeforeLast]));
        using var json = JsonDocument.Parse(FiguresExport.Json(model));
        var before = json.RootElement.GetProperty("figures").EnumerateArray().First().GetProperty("before");
        Assert.Equal(("2025-01-01", "2025-11-30"), (before.GetProperty("first").GetString(), before.GetProperty("last").GetString()));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_report_about_a_centre_or_a_partner_says_so_by_name_in_every_line(string language)
    {
        using var speaking = Language.Find(language)!.Speak();
        Assert.All(await CsvAsync(ReportSamples.Partner(language)), l => Assert.Equal((FigureFileText.ScopePartner, "Fondation Lumière"), (l[FigureFileText.Scope], l[FigureFileText.ScopeName])));
        using var json = JsonDocument.Parse(FiguresExport.Json(ReportSamples.Partner(language)));
        Assert.All(json.RootElement.GetProperty("figures").EnumerateArray(), f => Assert.Equal(("Partner", "Fondation Lumière"), (f.GetProperty("scope").GetString(), f.GetProperty("scopeName").GetString())));
        var (centre, _) = (await CsvAsync(ReportSamples.Extreme(language)), 0);
        Assert.All(centre, l => Assert.Equal((FigureFileText.ScopeCentre, ReportSamples.LongName), (l[FigureFileText.Scope], l[FigureFileText.ScopeName])));
    }

    /// <summary>A year with 515 hours and three quarters of training after one of 1.5 hours, in which the referrals are withheld, and so were the certificates before.</summary>
    private static ReportModel Sample(string language)
    {
        var model = ReportSamples.Year(language);
        var figures = model.Figures;
        return model with
        {
            Figures = figures with
            {
                Figures = [.. figures.Figures.Select(f => f.Indicator switch
                {
                    Indicator.TrainingTime => f with { Value = 30_945 },
                    Indicator.Referrals => Figure.Suppressed(f.Indicator),
                    _ => f,
                })],
                Before = [.. figures.Before.Select(f => f.Indicator switch
                {
                    Indicator.TrainingTime => f with { Value = 90 },
                    Indicator.Certificates => Figure.Suppressed(f.Indicator),
                    _ => f,
                })],
            },
        };
    }

    /// <summary>The sign, without the words that are only heard.</summary>
    private static string Shown(string cell) => cell.StartsWith(FigureWords.SuppressedSign, StringComparison.Ordinal) ? FigureWords.SuppressedSign : cell;

    /// <summary>A number from a file as a reader of the page would write it.</summary>
    private static string Written(Figure figure, decimal? number)
    {
        if (number is not { } value)
        {
            return FigureWords.SuppressedSign;
        }

        return ReportPagesTests.Plain(Indicators.Of(figure.Indicator).Unit switch
        {
            IndicatorUnit.Minutes => $"{value.ToString("#,0.##", CultureInfo.CurrentCulture)} h",
            IndicatorUnit.Share => (value / 100).ToString("P0", CultureInfo.CurrentCulture),
            _ => value.ToString("N0", CultureInfo.CurrentCulture),
        });
    }

    private static async Task<List<Dictionary<string, string>>> CsvAsync(ReportModel model)
    {
        using var file = new MemoryStream();
        await FiguresExport.Of(model).WriteCsvAsync(file, CultureInfo.CurrentCulture, Xunit.TestContext.Current.CancellationToken);
        using var reader = new CsvReader(
            new StringReader(Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF')),
            new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "fr" ? ";" : "," });
        reader.Read();
        reader.ReadHeader();
        var lines = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            lines.Add(reader.HeaderRecord!.ToDictionary(h => h, h => reader.GetField(h)!));
        }

        return lines;
    }

    private static async Task<WrittenSheet> SheetAsync(ReportModel model)
    {
        using var file = new MemoryStream();
        await FiguresExport.Of(model).WriteXlsxAsync(file, Xunit.TestContext.Current.CancellationToken);
        return WrittenSheet.Of(file);
    }
}
