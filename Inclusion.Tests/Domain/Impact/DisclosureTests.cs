using CsCheck;
using Inclusion.Domain.Impact;
using static Inclusion.Tests.Domain.Impact.ImpactSamples;

namespace Inclusion.Tests.Domain.Impact;

/// <summary>Whole reports with a threshold of 5, on people who are made up.</summary>
public sealed class DisclosureTests
{
    private const int Threshold = 5;

    [Fact]
    public void Counts_of_few_people_are_withheld_one_other_is_rounded_and_the_rest_is_shown()
    {
        var shown = Protect(Count(People((1, 20), (2, 3), (3, 9)), Month(0), ImpactScope.Organisation));

        // 20, 3 and 9 people of three ages: 3 goes, and 9 is rounded, because 32 less 20 less 9 is 3.
        Assert.Equal([(20, null), (null, null), (10, 10)], shown.People[0].Rows.Select(r => (r.Count, r.RoundedTo)));
        Assert.Equal(32, shown[Indicator.PeopleHelped].Value);
        Assert.Equal(Threshold, shown.Threshold);
    }

    [Fact]
    public void Zero_stays_zero_and_nobody_stands_behind_what_is_shown()
    {
        var shown = Protect(Count(People((1, 20)), Month(0), ImpactScope.Organisation));

        Assert.Equal([20, 0, 0], shown.People[0].Rows.Select(r => r.Count));
        Assert.Equal(0, shown[Indicator.NoShows].Value);
        Assert.Equal(0, shown[Indicator.AttendanceRate].Of);
        Assert.All(shown.Figures.Concat(shown.Before).Concat(shown.Activities.SelectMany(a => a.Rows).SelectMany(r => r.Figures)), f => Assert.Equal(0, f.People));
    }

    [Fact]
    public void Counts_of_devices_that_reveal_nobody_are_always_shown()
    {
        var shown = Protect(Count(People((1, 3)), Month(0), ImpactScope.Organisation));

        Assert.Equal(3, shown[Indicator.DevicesReceived].Value);
        Assert.Equal(3, shown[Indicator.Workshops].Value);
        Assert.All([Indicator.Loans, Indicator.LoanDays, Indicator.DevicesLent, Indicator.PeopleHelped], i => Assert.True(shown[i].IsSuppressed));

        // The days of all categories together would be the loan days.
        Assert.Empty(shown.DeviceUse);
    }

    [Fact]
    public void People_who_are_not_new_are_few_too()
    {
        // 22 in February, 20 of them for the first time: two have been here before.
        var people = People((1, 20), (1, 2)).Select((p, i) => p with { Loans = i < 20 ? [0, 1, 0, 0, 0, 0] : [1, 1, 0, 0, 0, 0] }).ToList();
        var shown = Protect(Count(people, Month(1), ImpactScope.Organisation));

        Assert.Equal((22, null), (shown[Indicator.PeopleHelped].Value, shown[Indicator.PeopleHelped].RoundedTo));
        Assert.Equal((20, 10), (shown[Indicator.PeopleNew].Value, shown[Indicator.PeopleNew].RoundedTo));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(20, 3)]
    [InlineData(3, 20)]
    public void A_share_over_few_people_or_that_leaves_few_is_withheld(int present, int absent)
    {
        var shown = Protect(Count([.. Attending(present, absent)], Month(0), ImpactScope.Organisation));

        Assert.True(shown[Indicator.AttendanceRate].IsSuppressed);
        Assert.Null(shown[Indicator.AttendanceRate].Of);
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(20, 9)]
    public void A_share_over_many_is_shown(int present, int absent)
    {
        var shown = Protect(Count([.. Attending(present, absent)], Month(0), ImpactScope.Organisation));

        Assert.Equal((present, present + absent), (shown[Indicator.AttendanceRate].Value, shown[Indicator.AttendanceRate].Of));
    }

    [Fact]
    public void What_people_said_of_their_skills_is_withheld_for_few_and_so_is_an_improvement_of_nearly_all()
    {
        var few = Protect(Count([.. Attending(3, 0)], Month(0), ImpactScope.Organisation)).Skills[0];
        Assert.Equal((null, null, null, null, 0), (few.Answers, few.SumBefore, few.SumAfter, few.Improved, few.People));

        // 22 answers, of which two did not improve.
        var people = Attending(22, 0).Select((p, i) => p with { Age = i < 20 ? 2 : 1 }).ToList();
        var nearlyAll = Protect(Count(people, Month(0), ImpactScope.Organisation)).Skills[0];
        Assert.Equal((22, 44, 66, null), (nearlyAll.Answers, nearlyAll.SumBefore, nearlyAll.SumAfter, nearlyAll.Improved));
        var shown = ShownNumbers.Of(Protect(Count(people, Month(0), ImpactScope.Organisation)) with { Figures = [], Before = [], People = [], Activities = [] });
        Assert.Equal(new ShownNumbers(1, 0, 1), shown);
    }

    /// <summary>20 people in January, and in the two months to the end of February two more: the second report less the first would be those two.</summary>
    [Fact]
    public void Two_periods_do_not_tell_who_came_between()
    {
        var people = People((1, 20), (1, 2)).Select((p, i) => p with { Loans = i < 20 ? [1, 0, 0, 0, 0, 0] : [0, 1, 0, 0, 0, 0] }).ToList();
        var january = Protect(Count(people, Month(0), ImpactScope.Organisation));
        var both = ImpactPeriod.Between(new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 28)).Value;
        var full = Count(people, both, ImpactScope.Organisation);

        var shown = Protect(full, january);

        Assert.Equal(20, january[Indicator.PeopleHelped].Value);
        Assert.All([Indicator.PeopleHelped, Indicator.Loans, Indicator.LoanDays], i => Assert.True(shown[i] is { IsSuppressed: false, RoundedTo: > 0 }));
        Assert.All(shown.People, t => Assert.All(t.Rows, r => Assert.True(r.Count == 0 || r.RoundedTo > 0)));
    }

    /// <summary>Ten people a month, and then the quarter: nobody learns anything from the sum.</summary>
    [Fact]
    public void A_quarter_of_many_is_shown_after_its_months()
    {
        var people = People((1, 30)).Select((p, i) => p with { Loans = [.. Enumerable.Range(0, Months).Select(m => m == i % 3 ? 1 : 0)] }).ToList();
        List<ImpactFigures> months = [.. Enumerable.Range(0, 3).Select(m => Protect(Count(people, Month(m), ImpactScope.Organisation)))];

        Assert.Equal(30, Protect(Count(people, Quarter(0), ImpactScope.Organisation), [.. months])[Indicator.Loans].Value);
    }

    /// <summary>The loans of March are few; January and February are out, so that the quarter would tell them.</summary>
    [Fact]
    public void A_quarter_does_not_tell_a_month_that_was_withheld()
    {
        var people = People((1, 23)).Select((p, i) => p with { Loans = [.. Enumerable.Range(0, Months).Select(m => m == (i < 20 ? i % 2 : 2) ? 1 : 0)] }).ToList();
        List<ImpactFigures> months = [.. Enumerable.Range(0, 3).Select(m => Protect(Count(people, Month(m), ImpactScope.Organisation), []))];

        var quarter = Protect(Count(people, Quarter(0), ImpactScope.Organisation), [.. months]);

        Assert.True(months[2][Indicator.Loans].IsSuppressed);
        Assert.Equal((20, 10), (quarter[Indicator.Loans].Value, quarter[Indicator.Loans].RoundedTo));
    }

    [Fact]
    public void The_organisation_less_a_centre_does_not_tell_the_other_centre()
    {
        var people = People((1, 20), (1, 3)).Select((p, i) => p with { Centre = i < 20 ? 1 : 2 }).ToList();
        var centre = Protect(Count(people, Month(0), ImpactScope.Centre(1)));
        var full = Count(people, Month(0), ImpactScope.Organisation);

        Assert.Equal(20, centre[Indicator.PeopleHelped].Value);
        Assert.Equal((20, 10), (Protect(full, centre)[Indicator.PeopleHelped].Value, Protect(full, centre)[Indicator.PeopleHelped].RoundedTo));
    }

    /// <summary>The other way round: the organisation rounded the centre of 20 to hide that of 3, so that the centre's own report rounds it too.</summary>
    [Fact]
    public void What_was_rounded_for_another_stays_rounded_in_the_report_on_it()
    {
        var people = People((1, 20), (1, 3)).Select((p, i) => p with { Centre = i < 20 ? 1 : 2 }).ToList();
        var organisation = Protect(Count(people, Month(0), ImpactScope.Organisation));

        Assert.Equal((23, null), (organisation[Indicator.PeopleHelped].Value, organisation[Indicator.PeopleHelped].RoundedTo));
        var centre = Protect(Count(people, Month(0), ImpactScope.Centre(1)), organisation)[Indicator.PeopleHelped];
        Assert.Equal((20, 10), (centre.Value, centre.RoundedTo));
    }

    [Fact]
    public void Figures_that_are_protected_already_are_not_weighed_again() =>
        Assert.Throws<ArgumentException>(() => Protect(Protect(Count(People((1, 20)), Month(0), ImpactScope.Organisation))));

    [Fact]
    public void The_same_report_again_shows_the_same() =>
        AnyPerson.List[0, 40].Sample(
            people =>
            {
                var full = Count(people, Quarter(1), ImpactScope.Organisation);
                var once = Protect(full);
                Assert.Equal(Text(once), Text(Protect(full, once)));
                Assert.Equal(Text(once), Text(Protect(full)));
            },
            iter: 100,
            threads: 1,
            print: Written);

    /// <summary>One that was found: the search for proofs, beside the report itself, withheld what it had rounded.</summary>
    [Fact]
    public void A_report_that_came_out_otherwise_when_weighed_beside_itself_shows_the_same() =>
        AnyPerson.List[0, 40].Sample(
            people =>
            {
                var once = Protect(Count(people, Quarter(1), ImpactScope.Organisation));
                Assert.Equal(Text(once), Text(Protect(Count(people, Quarter(1), ImpactScope.Organisation), once)));
            },
            seed: "eIIYYPtxxRx2",
            iter: 1,
            threads: 1,
            print: Written);

    /// <summary>
    /// One report after another, in any order, of months, quarters, centres, partners and the organisation: everything printed so far is in the attacker's hands. The
    /// same sequences in every run: what an earlier report withheld is guessed at, so that one in very many random ones may be found out, as the decision page says.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nobody_can_compute_what_any_report_withholds_from_all_of_them(uint sequences)
    {
        var random = new PCG(sequences, 2026);
        var any = Gen.Select(AnyPerson.List[0, 45], Gen.Shuffle(Subjects(), 1, 6));
        for (var i = 0; i < 50; i++)
        {
            var (people, subjects) = any.Generate(random, null, out _);
            var (issued, full) = (new List<ImpactFigures>(), new List<ImpactFigures>());
            foreach (var (period, scope) in subjects)
            {
                full.Add(Count(people, period, scope));
                issued.Add(Disclosure.Protect(full[^1], Threshold, issued));
                ReportAttacker.AssertSafe(full, issued, Threshold);
                ReportAttacker.AssertShown(full[^1], issued[^1]);
            }
        }
    }

    /// <summary>The reports of half a year as they are issued: each month's, each quarter's, of the organisation, its centres and a partner, and then those on the whole.</summary>
    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 120)]
    [InlineData(3, 300)]
    public void Nobody_can_compute_what_a_whole_series_withholds_and_its_main_figures_are_shown(uint sequences, int most)
    {
        var random = new PCG(sequences, 2027);
        var half = ImpactPeriod.Between(new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30)).Value;
        ImpactScope[] scopes = [ImpactScope.Organisation, ImpactScope.Centre(1), ImpactScope.Centre(2), ImpactScope.Centre(3), ImpactScope.Partner(1), ImpactScope.Partner(2)];
        (ImpactPeriod Period, ImpactScope Scope)[] series =
        [
            .. Enumerable.Range(0, 3).Select(m => (Month(m), ImpactScope.Organisation)), .. scopes.Select(s => (Quarter(0), s)),
            .. Enumerable.Range(3, 3).Select(m => (Month(m), ImpactScope.Organisation)), .. scopes.Select(s => (Quarter(1), s)),
            .. scopes.Reverse().Select(s => (half, s)),
        ];
        for (var i = 0; i < 4; i++)
        {
            var people = AnyPerson.List[most / 2, most].Generate(random, null, out _);
            var (issued, full) = (new List<ImpactFigures>(), new List<ImpactFigures>());
            foreach (var (period, scope) in series)
            {
                full.Add(Count(people, period, scope));
                issued.Add(Disclosure.Protect(full[^1], Threshold, issued));
                ReportAttacker.AssertSafe(full, issued, Threshold);
                ReportAttacker.AssertShown(full[^1], issued[^1]);
            }
        }
    }

    [Fact]
    public void Days_of_all_kinds_of_devices_are_the_rounded_loan_days()
    {
        var people = People((1, 20), (1, 2)).Select((p, i) => p with { Loans = i < 20 ? [1, 0, 0, 0, 0, 0] : [0, 1, 0, 0, 0, 0] }).ToList();
        var both = ImpactPeriod.Between(new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 28)).Value;

        var shown = Protect(Count(people, both, ImpactScope.Organisation), Protect(Count(people, Month(0), ImpactScope.Organisation)));

        Assert.True(shown[Indicator.LoanDays].RoundedTo > 0);
        Assert.Equal(shown[Indicator.LoanDays].Value, shown.DeviceUse.Sum(u => u.LoanDays));
    }

    /// <summary>A report from before rounding withheld the whole; the next shows it rounded, and tells nothing of the few.</summary>
    [Fact]
    public void What_an_older_report_withheld_is_shown_rounded_where_it_is_of_many()
    {
        var people = People((1, 20), (1, 3)).Select((p, i) => p with { Centre = i < 20 ? 1 : 2 }).ToList();
        var full = Count(people, Quarter(0), ImpactScope.Organisation);
        var older = Protect(full) with { Counted = null, Figures = [.. Protect(full).Figures.Select(f => f.Indicator is Indicator.PeopleHelped ? Figure.Suppressed(f.Indicator) : f)] };

        var shown = Protect(full, older);

        Assert.Equal((20, 10), (shown[Indicator.PeopleHelped].Value, shown[Indicator.PeopleHelped].RoundedTo));
    }

    private static (ImpactPeriod Period, ImpactScope Scope)[] Subjects() =>
    [
        .. from period in new[] { Month(0), Month(1), Month(2), Month(4), Quarter(0), Quarter(1) }
           from scope in new[] { ImpactScope.Organisation, ImpactScope.Centre(1), ImpactScope.Centre(2), ImpactScope.Partner(1) }
           select (period, scope),
    ];

    private static ImpactFigures Protect(ImpactFigures full, params ImpactFigures[] issued) => Disclosure.Protect(full, Threshold, issued);

    /// <summary>So many people of each age, all with one loan in January.</summary>
    private static List<Someone> People(params (int Age, int Count)[] ages) =>
        [.. ages.SelectMany(a => Enumerable.Range(0, a.Count).Select(_ => new Someone(1, a.Age, 1, 1, 0, [1, 0, 0, 0, 0, 0], new int[Months], new int[Months])))];

    /// <summary>So many people who were there once in January, and so many who were not.</summary>
    private static List<Someone> Attending(int present, int absent) =>
        [.. People((1, present + absent)).Select((p, i) => p with { Present = [i < present ? 1 : 0, 0, 0, 0, 0, 0], Absent = [i < present ? 0 : 1, 0, 0, 0, 0, 0] })];

    private static string Written(List<Someone> people) => string.Join('\n', people.Select(p =>
        $"{p.Gender} {p.Age} {p.Town} centre {p.Centre} referrer {p.Referrer} loans {string.Join(' ', p.Loans)} present {string.Join(' ', p.Present)} absent {string.Join(' ', p.Absent)}"));

    private static string Text(ImpactFigures figures) => string.Join(
        '\n',
        [
            .. figures.Figures.Concat(figures.Before).Concat(figures.Activities.SelectMany(a => a.Rows).SelectMany(r => r.Figures)).Select(f => f.ToString()),
            .. figures.People.SelectMany(t => t.Rows).Select(r => r.ToString()),
            .. figures.Skills.Select(s => s.ToString()),
            .. figures.DeviceUse.Select(d => d.ToString()),
        ]);
}
