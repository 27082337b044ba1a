using Inclusion.Domain.Impact;
using Inclusion.Domain.People;
using Inclusion.Web.Features.Impact.Overview;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Tests.Shared.Impact;

public sealed class FigureWordsTests
{
    [Fact]
    public void Every_indicator_says_what_it_counts_and_what_it_leaves_out_in_both_languages()
    {
        foreach (var language in Language.All)
        {
            using var _ = language.Speak();
            Assert.All(Indicators.All, d => Assert.DoesNotContain(new[] { IndicatorWords.Of(d.Indicator).Name, IndicatorWords.Of(d.Indicator).Definition, IndicatorWords.Of(d.Indicator).Excludes }, string.IsNullOrWhiteSpace));
            Assert.Equal(3, new[] { ImpactScope.Organisation, ImpactScope.Centre(1), ImpactScope.Partner(1) }.Select(IndicatorWords.OfScope).Distinct().Count());
        }
    }

    [Fact]
    public void Figures_are_written_as_the_language_writes_them()
    {
        var (loans, hours) = (new Figure { Indicator = Indicator.Loans, Value = 1234 }, new Figure { Indicator = Indicator.AttendedTime, Value = 75_045 });
        var rate = new Figure { Indicator = Indicator.AttendanceRate, Value = 41, Of = 50, NotStated = 3 };
        using (Language.English.Speak())
        {
            Assert.Equal(["1,234", "1,250.75\u00a0h", "82%"], new[] { loans, hours, rate }.Select(FigureWords.Of));
            Assert.Equal("41 of 50 recorded, 3 not recorded", FigureWords.DenominatorOf(rate));
            Assert.Equal("41 of 50 recorded", FigureWords.DenominatorOf(rate with { NotStated = 0 }));
            Assert.Null(FigureWords.DenominatorOf(loans));
        }

        using (Language.French.Speak())
        {
            Assert.Equal(["1\u202f234", "1\u202f250,75\u00a0h"], new[] { loans, hours }.Select(FigureWords.Of));
            Assert.Matches(@"^82\s%$", FigureWords.Of(rate));
        }
    }

    [Theory]
    [InlineData(30_945, "515.75", "516")]
    [InlineData(30_910, "515.17", "515")]
    [InlineData(6_030, "100.5", "101")]
    [InlineData(6_000, "100", "100")]
    [InlineData(5_999, "99.98", "99.98")]
    [InlineData(0, "0", "0")]
    public void Hours_are_rounded_and_never_cut(long minutes, string exact, string headline)
    {
        using var _ = Language.English.Speak();
        var figure = new Figure { Indicator = Indicator.TrainingTime, Value = minutes };
        Assert.Equal(($"{exact}\u00a0h", $"{headline}\u00a0h"), (FigureWords.Of(figure), FigureWords.Headline(figure)));
    }

    [Theory]
    [InlineData(57, 200, "29%")]
    [InlineData(1, 8, "13%")]
    [InlineData(2, 3, "67%")]
    public void Shares_are_rounded_half_up(long part, long of, string written)
    {
        using var _ = Language.English.Speak();
        Assert.Equal(written, FigureWords.Percent((double)part / of));
    }

    [Fact]
    public void Shares_are_of_those_who_answered_and_only_of_what_is_shown()
    {
        var table = new PeopleTable(PeopleBy.Gender, [new PeopleRow("Woman", 30), new PeopleRow("Man", 10), new PeopleRow("", 60)]);
        var figures = new ImpactFigures
        {
            Period = ImpactPeriod.Year(2025),
            Scope = ImpactScope.Organisation,
            Figures = [new Figure { Indicator = Indicator.PeopleHelped, Value = 100 }],
            Before = [],
            People = [table],
            Activities = [],
            Skills = [],
            DeviceUse = [],
            Threshold = 10,
        };
        Assert.Equal([0.75, 0.25, null], table.Rows.Select(r => figures.ShareOf(table, r)));

        // One row is withheld: those who answered are still the people helped less those who did not.
        var withheld = table with { Rows = [table.Rows[0], table.Rows[1] with { Count = null }, table.Rows[2]] };
        Assert.Equal([0.75, null, null], withheld.Rows.Select(r => figures.ShareOf(withheld, r)));
        var open = withheld with { Rows = [withheld.Rows[0], withheld.Rows[1], new PeopleRow("", null)] };
        Assert.Null(figures.Answered(open));
        Assert.All(open.Rows, r => Assert.Null(figures.ShareOf(open, r)));
        using var _ = Language.French.Speak();
        Assert.Equal("Parts sur les 40 personnes qui ont répondu ; 60 ne l’ont pas fait.", PeopleWords.BasisOf(figures, table).Replace('\u00a0', ' ').Replace('\u202f', ' '));
    }

    [Fact]
    public void What_is_not_shown_looks_unlike_nothing_and_is_said_in_words()
    {
        using var _ = Language.English.Speak();
        var (hidden, none) = (Figure.Suppressed(Indicator.PeopleHelped), new Figure { Indicator = Indicator.PeopleHelped, Value = 0 });

        Assert.NotEqual(FigureWords.Of(none), FigureWords.Of(hidden));
        Assert.Equal(("0", "not shown, so that nobody can be recognised"), (FigureWords.Aloud(FigureWords.Of(none)), FigureWords.Aloud(FigureWords.Of(hidden))));
        Assert.Equal(FigureWords.NoShare, FigureWords.Of(new Figure { Indicator = Indicator.AttendanceRate, Value = 0, Of = 0 }));
        Assert.Equal((FigureWords.SuppressedSign, "0"), (FigureWords.Of(new PeopleRow("Lille", null)), FigureWords.Of(new PeopleRow("Lille", 0))));
    }

    [Theory]
    [InlineData("fr", "environ 40 de plus qu’avant (environ 1 210)")]
    [InlineData("en", "about 40 more than before (about 1,210)")]
    public void What_is_rounded_has_a_sign_which_is_said_in_words(string language, string change)
    {
        using var _ = Language.Find(language)!.Speak();
        var (now, before) = (new Figure { Indicator = Indicator.Loans, Value = 1250 }, new Figure { Indicator = Indicator.Loans, Value = 1210, RoundedTo = 10 });

        Assert.Equal(change, Plain(FigureWords.Aloud(ChangeWords.Of(now, before))));
        Assert.StartsWith("≈ 40", Plain(ChangeWords.Of(now, before)), StringComparison.Ordinal);
        Assert.Equal("≈ 30", Plain(FigureWords.Of(new PeopleRow("Lille", 30) { RoundedTo = 10 })));
        var (rate, rateBefore) = (new Figure { Indicator = Indicator.AttendanceRate, Value = 40, Of = 50, RoundedTo = 10 }, new Figure { Indicator = Indicator.AttendanceRate, Value = 30, Of = 50 });
        Assert.StartsWith("≈ 20 points", Plain(ChangeWords.Of(rate, rateBefore)), StringComparison.Ordinal);
    }

    /// <summary>Two numbers of which one is rounded may differ all the same.</summary>
    [Theory]
    [InlineData("fr", "À peu près comme avant (≈ 1 210)", "À peu près comme avant (1 210)", "Comme avant (1 210)", "À peu près comme avant (80 %)")]
    [InlineData("en", "About as before (≈ 1,210)", "About as before (1,210)", "As before (1,210)", "About as before (80%)")]
    public void What_is_rounded_is_only_about_as_before(string language, string rounded, string roundedNow, string exact, string share)
    {
        using var _ = Language.Find(language)!.Speak();
        var (loans, about) = (new Figure { Indicator = Indicator.Loans, Value = 1210 }, new Figure { Indicator = Indicator.Loans, Value = 1210, RoundedTo = 10 });
        var rate = new Figure { Indicator = Indicator.AttendanceRate, Value = 40, Of = 50 };

        Assert.Equal((rounded, roundedNow, exact), (Plain(ChangeWords.Of(loans, about)), Plain(ChangeWords.Of(about, loans)), Plain(ChangeWords.Of(loans, loans))));
        Assert.Equal(share, Plain(ChangeWords.Of(rate with { RoundedTo = 10 }, rate)));
    }

    /// <summary>33 of 40 is 82.5 %.</summary>
    [Theory]
    [InlineData(33, 41, "83%", "1 point more than before (82%)")]
    [InlineData(41, 33, "82%", "1 point fewer than before (83%)")]
    [InlineData(33, 40, "83%", "3 points more than before (80%)")]
    public void A_share_changes_by_what_lies_between_the_two_that_are_printed(long part, long partBefore, string now, string change)
    {
        using var _ = Language.English.Speak();
        Figure Rate(long value) => new() { Indicator = Indicator.AttendanceRate, Value = value, Of = value == 33 ? 40 : 50 };

        Assert.Equal((now, change), (FigureWords.Of(Rate(part)), ChangeWords.Of(Rate(part), Rate(partBefore))));
    }

    /// <summary>What ends the sentence is said as ever; what belongs to the number is said with it.</summary>
    [Theory]
    [InlineData("en", "Of ≈ 40, ≈ 12.5 h; [c].", "Of |≈ 40|, |≈ 12.5 h|; |[c]|.", "|about 40||about 12.5 h||withheld|")]
    [InlineData("en", "(≈ 82%): ≈ 1,210.", "(|≈ 82%|): |≈ 1,210|.", "|about 82%||about 1,210|")]
    [InlineData("fr", "Les ≈ 1 210 : 60 ; « ≈ 82 % »", "Les |≈ 1 210| : 60 ; « |≈ 82 %| »", "|environ 1 210||environ 82 %|")]
    public void A_number_with_a_sign_is_a_run_of_its_own_without_what_ends_the_sentence(string language, string text, string runs, string said)
    {
        using var _ = Language.Find(language)!.Speak();
        var typeset = text.Replace("≈ ", "≈\u00a0", StringComparison.Ordinal).Replace(" h", "\u00a0h", StringComparison.Ordinal).Replace("1 210", "1\u202f210", StringComparison.Ordinal)
            .Replace(" %", FigureWords.Percent(0)[1..], StringComparison.Ordinal).Replace(" :", "\u00a0:", StringComparison.Ordinal).Replace(" ;", "\u202f;", StringComparison.Ordinal).Replace(" »", "\u00a0»", StringComparison.Ordinal);

        var written = ReportWords.Runs(typeset);

        Assert.Equal(runs, Plain(string.Join('|', written.Select(r => r.Text))));
        Assert.Equal(said.Replace("withheld", ReportPrintText.WithheldWord, StringComparison.Ordinal), Plain(string.Concat(written.Where(r => r.Says is not null).Select(r => $"|{r.Says}|"))));
    }

    /// <summary>Of those who answered it is reckoned from the rows, or from the people helped where one of the rows is withheld.</summary>
    [Fact]
    public void How_many_answered_has_the_sign_of_what_is_rounded_only_where_it_is_reckoned_from_that()
    {
        using var _ = Language.English.Speak();
        PeopleTable Table(params PeopleRow[] rows) => new(PeopleBy.Gender, rows);
        PeopleRow Rounded(string key, long count) => new(key, count) { RoundedTo = 10 };
        string Basis(long? helped, PeopleTable table) => Plain(PeopleWords.BasisOf(
            new ImpactFigures
            {
                Period = ImpactPeriod.Year(2025),
                Scope = ImpactScope.Organisation,
                Figures = [new Figure { Indicator = Indicator.PeopleHelped, Value = 100, RoundedTo = helped }],
                Before = [],
                People = [table],
                Activities = [],
                Skills = [],
                DeviceUse = [],
                Threshold = 10,
            },
            table));

        Assert.Equal("Shares of the 40 people who answered; ≈ 60 did not.", Basis(10, Table(new("Woman", 30), new("Man", 10), Rounded("", 60))));
        Assert.Equal("Shares of the ≈ 40 people who answered; 60 did not.", Basis(null, Table(Rounded("Woman", 30), new("Man", 10), new("", 60))));
        Assert.Equal("Shares of the 40 people who answered; 60 did not.", Basis(null, Table(Rounded("Woman", 30), new("Man", null), new("", 60))));
        Assert.Equal("Shares of the ≈ 40 people who answered; 60 did not.", Basis(10, Table(new("Woman", 30), new("Man", null), new("", 60))));
    }

    /// <summary>How many answered is not known, or too few did: nothing is rounded that is not there.</summary>
    [Fact]
    public void Where_no_shares_are_written_there_is_nothing_that_they_are_reckoned_from()
    {
        var unknown = new PeopleTable(PeopleBy.Gender, [new("Woman", 30) { RoundedTo = 10 }, new("Man", null), new("", null)]);
        var few = new PeopleTable(PeopleBy.Occupation, [new("Employed", 10) { RoundedTo = 10 }, new("", 90)]);
        var figures = new ImpactFigures
        {
            Period = ImpactPeriod.Year(2025),
            Scope = ImpactScope.Organisation,
            Figures = [new Figure { Indicator = Indicator.PeopleHelped, Value = 100, RoundedTo = 10 }],
            Before = [],
            People = [unknown, few],
            Activities = [],
            Skills = [],
            DeviceUse = [],
            Threshold = 15,
        };

        Assert.All(figures.People, t => Assert.Equal((null, null), (figures.Answered(t), figures.AnsweredRoundedTo(t))));
        Assert.Equal((10, 10), ((figures with { Threshold = 10 }).Answered(few), (figures with { Threshold = 10 }).AnsweredRoundedTo(few)));
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');

    [Fact]
    public void Rows_are_called_by_their_names_in_the_language()
    {
        using var _ = Language.French.Speak();

        Assert.Equal("Non précisé", PeopleWords.NameOf(PeopleBy.Gender, new PeopleRow("", 1)));
        Assert.Equal(EnumWords.Of(Gender.Woman), PeopleWords.NameOf(PeopleBy.Gender, new PeopleRow(nameof(Gender.Woman), 1)));
        Assert.Equal(EnumWords.Of(AgeBand.From70), PeopleWords.NameOf(PeopleBy.AgeBand, new PeopleRow(nameof(AgeBand.From70), 1)));
        Assert.Equal("Loos", PeopleWords.NameOf(PeopleBy.Municipality, new PeopleRow("Loos", 1)));
        Assert.Equal("Mars 2026", ActivityWords.NameOf(ActivityBy.Month, new ActivityRow("2026-03", "", [])));
        Assert.EndsWith("(DigComp 2.2)", ActivityWords.NameOf(ActivityBy.Theme, new ActivityRow("digcomp-2.2/1", "", [])), StringComparison.Ordinal);
        Assert.Equal("digcomp-9/1", ActivityWords.NameOf(ActivityBy.Theme, new ActivityRow("digcomp-9/1", "", [])));
        Assert.Equal("Sud", ActivityWords.NameOf(ActivityBy.Centre, new ActivityRow("2", "Sud", [])));
    }
}
