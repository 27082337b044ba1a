using System.Globalization;
using CsCheck;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact;

namespace Inclusion.Tests.Domain.Impact;

/// <summary>Someone of a made-up year, with what they did in each of its months.</summary>
/// <param name="Referrer">0: nobody.</param>
/// <param name="Loans">That began in each month; each lasts ten days.</param>
/// <param name="Present">Marks in each month that say present.</param>
/// <param name="Absent">Marks in each month that say absent.</param>
internal sealed record Someone(int Gender, int Age, int Town, long Centre, long Referrer, int[] Loans, int[] Present, int[] Absent)
{
    public bool IsHelped(int month) => Loans[month] > 0 || Present[month] > 0;
}

/// <summary>Figures counted from a handful of made-up people, so that reports over several periods and scopes agree with each other.</summary>
internal static class ImpactSamples
{
    public const int Months = 6;

    public static readonly Gen<Someone> AnyPerson =
        from facts in Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 4], Gen.Long[1, 3], Gen.Long[0, 2])
        from first in Gen.Int[0, Months - 1]
        from does in Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[0, 6]).Array[Months]
        select new Someone(
            facts.Item1,
            facts.Item2,
            facts.Item3,
            facts.Item4,
            facts.Item5,
            [.. does.Select((d, m) => m >= first && d.Item1 == 3 ? 1 : 0)],
            [.. does.Select((d, m) => m >= first && d.Item2 == 4 ? 2 : 0)],
            [.. does.Select((d, m) => m >= first && d.Item3 == 6 ? 1 : 0)]);

    public static ImpactPeriod Month(int month) => ImpactPeriod.Month(new DateOnly(2026, month + 1, 1));

    public static ImpactPeriod Quarter(int quarter) => ImpactPeriod.Quarter(new DateOnly(2026, (quarter * 3) + 1, 1));

    public static ImpactFigures Count(IReadOnlyList<Someone> everyone, ImpactPeriod period, ImpactScope scope)
    {
        var people = everyone.Where(p => (scope.CentreId ?? p.Centre) == p.Centre && (scope.PartnerId ?? p.Referrer) == p.Referrer).ToList();
        var (from, to) = (period.First.Month - 1, period.Last.Month - 1);
        var helped = people.Where(p => Enumerable.Range(from, to - from + 1).Any(p.IsHelped)).ToList();
        return new ImpactFigures
        {
            Period = period,
            Scope = scope,
            Figures = Figures(people, from, to),
            Before = period.First.Month > period.Previous().Days / 28 ? Figures(people, period.Previous().First.Month - 1, period.Previous().Last.Month - 1) : Figures([], 0, 0),
            People =
            [
                new PeopleTable(PeopleBy.AgeBand, Rows(helped, 3, p => p.Age, i => ((AgeBand)i).ToString())),
                new PeopleTable(PeopleBy.Gender, Rows(helped, 3, p => p.Gender, i => i == 3 ? "" : $"G{i}")),
                new PeopleTable(PeopleBy.Municipality, Rows(helped, MostFrequent(everyone, 4, p => p.Town), p => p.Town, i => $"Town {i}")),
            ],
            Activities =
            [
                new ActivityTable(ActivityBy.Centre, [.. Ids(MostFrequent(everyone, 3, p => (int)p.Centre)).Where(c => (scope.CentreId ?? c) == c).Select(c => Row(c, people.Where(p => p.Centre == c), from, to))]),
                new ActivityTable(ActivityBy.Month, [.. Enumerable.Range(from, to - from + 1).Select(m => new ActivityRow($"2026-{m + 1:00}", "", Figures(people, m, m)))]),
                new ActivityTable(ActivityBy.Referrer, [.. Ids(MostFrequent(everyone, 2, p => (int)p.Referrer)).Where(r => (scope.PartnerId ?? r) == r).Select(r => Row(r, people.Where(p => p.Referrer == r), from, to))]),
            ],
            Skills = [Skill(helped)],
            DeviceUse = [new DeviceUse(DeviceCategory.Laptop, 10 * helped.Sum(p => p.Loans[from..(to + 1)].Sum()), 3)],
        };
    }

    private static int MostFrequent(IReadOnlyList<Someone> everyone, int least, Func<Someone, int> of) => everyone.Select(of).Append(least).Max();

    private static IEnumerable<long> Ids(int count) => Enumerable.Range(1, count).Select(i => (long)i);

    private static ActivityRow Row(long id, IEnumerable<Someone> people, int from, int to) =>
        new(id.ToString(CultureInfo.InvariantCulture), $"Name {id}", Figures([.. people], from, to));

    private static List<PeopleRow> Rows(List<Someone> helped, int count, Func<Someone, int> by, Func<int, string> keyOf) =>
        [.. Enumerable.Range(1, count).Select(i => new PeopleRow(keyOf(i), helped.Count(p => by(p) == i)))];

    private static SkillChange Skill(List<Someone> helped)
    {
        var answered = helped.Where(p => p.Present.Sum() > 0).ToList();
        return new SkillChange("digcomp-2.2", "1.1", answered.Count, 2 * answered.Count, 3 * answered.Count, answered.Count(p => p.Age > 1), answered.Count);
    }

    private static List<Figure> Figures(List<Someone> people, int from, int to)
    {
        int Sum(Someone person, Func<Someone, int[]> of) => of(person)[from..(to + 1)].Sum();
        int Marks(Someone person) => Sum(person, p => p.Present) + Sum(person, p => p.Absent);
        Figure Of(Indicator indicator, Func<Someone, long> of) =>
            new() { Indicator = indicator, Value = people.Sum(of), People = Indicators.Of(indicator).RevealsPeople ? people.Count(p => of(p) > 0) : 0 };

        return
        [
            .. Indicators.All.Select(d => d.Indicator switch
            {
                Indicator.DevicesLent or Indicator.Loans => Of(d.Indicator, p => Sum(p, q => q.Loans)),
                Indicator.LoanDays => Of(d.Indicator, p => 10 * Sum(p, q => q.Loans)),
                Indicator.PeopleHelped => Of(d.Indicator, p => Enumerable.Range(from, to - from + 1).Any(p.IsHelped) ? 1 : 0),
                Indicator.PeopleNew => Of(d.Indicator, p => Enumerable.Range(0, p.Loans.Length).FirstOrDefault(p.IsHelped, -1) is var first && first >= from && first <= to ? 1 : 0),
                Indicator.Referrals => Of(d.Indicator, p => p.Referrer > 0 && p.Town + p.Age - 2 >= from && p.Town + p.Age - 2 <= to ? 1 : 0),
                Indicator.Enrolments => Of(d.Indicator, p => Marks(p) > 0 ? 1 : 0),
                Indicator.NoShows => Of(d.Indicator, p => Marks(p) > 0 && Sum(p, q => q.Present) == 0 ? 1 : 0),
                Indicator.AttendedTime => Of(d.Indicator, p => 60 * Sum(p, q => q.Present)),
                Indicator.AttendanceRate => Of(d.Indicator, p => Sum(p, q => q.Present)) with { Of = people.Sum(Marks), People = people.Count(p => Marks(p) > 0) },
                Indicator.Certificates => Of(d.Indicator, p => Enumerable.Range(from, to - from + 1).Any(m => p.Present[m] > 0 && p.Absent[m] == 0) ? 1 : 0),
                Indicator.DevicesReceived or Indicator.Workshops or Indicator.Sessions => new Figure { Indicator = d.Indicator, Value = 3 },
                _ => new Figure { Indicator = d.Indicator, Value = 0 },
            }),
        ];
    }
}
