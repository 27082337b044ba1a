using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Inclusion.Domain.Impact;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Features.Reports.Print;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Reports.Download;
using Inclusion.Web.Features.Reports.New;
using Inclusion.Web.Features.Reports.Press;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Tests.Features.Reports;

/// <summary>Months are written in the language of what they stand in, and small within a French sentence.</summary>
public sealed partial class MonthsInTheirLanguageTests
{
    public static TheoryData<string, string> All => new MatrixTheoryData<string, string>(["year", "partner", "extreme", "draft", "free"], ["fr", "en"]);

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_report_its_poster_and_its_files_have_no_month_of_another_language(string name, string language)
    {
        var factors = new EnvironmentFactors();
        var sample = name == "free"
            ? ReportSamples.Year(language) with { Figures = ReportSamples.Year(language).Figures with { Period = ImpactPeriod.Between(new DateOnly(2026, 2, 3), new DateOnly(2026, 8, 15)).Value } }
            : ReportPagesTests.Model(name, language);

        // The sources that the product ships, dates and all.
        foreach (var set in factors.All)
        {
            var model = sample with { Environment = EnvironmentEstimate.Of(set, sample.Figures.DeviceUse) };
            using var speaking = Language.Find(language)!.Speak();
            var poster = PosterModel.Of(model);
            string[] texts =
            [
                ReportPagesTests.Plain(await PopplerTests.TextOf(new ReportPrinter(Samples.Writer()).Print(model).Value)),
                ReportPagesTests.Plain(await PopplerTests.TextOf(new PosterPrinter(Samples.Writer()).Print(poster).Value)),
                ImpactCard.Description(CardModel.Of(model)),
                FiguresExport.Json(model),
                ReportTitles.Of(language, model.Figures.Period, language == "fr" ? "Notre rapport" : "Our report"),
                FactorWords.NoteOf(set),
            ];
            foreach (var text in texts)
            {
                AssertMonths(language, text);
            }
        }
    }

    [Fact]
    public void Within_a_French_sentence_a_month_is_small()
    {
        using var _ = Language.French.Speak();
        var quarter = ImpactPeriod.Quarter(new DateOnly(2026, 7, 1));
        Assert.Equal(("juillet à septembre 2026", "Juillet à septembre 2026", "juil.–sept. 2026"), (PeriodWords.InSentence(quarter), PeriodWords.Of(quarter), PeriodWords.Brief(quarter)));
        Assert.Equal("mars 2026", ActivityWords.MonthInSentence(new ActivityRow("2026-03", "", [])));
        Assert.Equal("1er janv. – 27 nov. 2025", PeriodWords.Brief(ImpactPeriod.Between(new DateOnly(2025, 1, 1), new DateOnly(2025, 11, 27)).Value));
    }

    /// <summary>Whoever needs the name of a month asks for it there, so that no place forgets the language or the capital.</summary>
    [Fact]
    public void Only_the_words_for_dates_write_the_names_of_months()
    {
        var writers = Directory.EnumerateFiles(Repository.WebProject, "*.*", SearchOption.AllDirectories)
            .Where(f => (f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal)) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(f => MonthFormat().IsMatch(File.ReadAllText(f)))
            .Select(f => Path.GetFileName(f));

        Assert.Equal(["DateWords.cs"], writers);
    }

    private static void AssertMonths(string language, string text)
    {
        var foreign = language == "fr" ? EnglishMonth() : FrenchMonth();
        Assert.DoesNotMatch(foreign, text);
        if (language == "fr")
        {
            Assert.DoesNotMatch(CapitalWithin(), text);
        }
    }

    [GeneratedRegex(@"\b(January|February|March|April|May|June|July|August|September|October|November|December) (\d|to\b)")]
    private static partial Regex EnglishMonth();

    [GeneratedRegex(@"\b(janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) \d", RegexOptions.IgnoreCase)]
    private static partial Regex FrenchMonth();

    [GeneratedRegex(@"\b(de|du|le|en|au|à|et|depuis|\d{1,2}|1er) (Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre)\b")]
    private static partial Regex CapitalWithin();

    [GeneratedRegex("""ToString\("[^"]*MMM|:[^}"]*MMM[^}"]*}""")]
    private static partial Regex MonthFormat();
}
