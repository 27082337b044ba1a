using Inclusion.Domain.Impact;

namespace Inclusion.Tests.Domain.Impact;

/// <summary>Someone with every issued report on the table: writes down each printed count once, what adds up to what, and what contains what.</summary>
internal sealed class ReportAttacker
{
    private const long Endless = 1_000_000;

    private static readonly Indicator[] AddUp = [Indicator.Loans, Indicator.LoanDays, Indicator.PeopleNew, Indicator.Referrals, Indicator.AttendedTime];

    private readonly DisclosureAttacker _attacker = new();
    private readonly List<(string Name, bool IsOfFew)> _cells = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<string, (long Low, long High, long True, bool IsOfFew)> _counts = [];

    /// <summary>
    /// No count of few people is printed, and none is narrowed down to one value, unless that could not be helped: zeros are always shown, and what
    /// an earlier report shows is out.
    /// </summary>
    public static void AssertSafe(IReadOnlyList<ImpactFigures> full, IReadOnlyList<ImpactFigures> issued, int threshold)
    {
        if (FoundOut(full, issued, threshold) is { Count: > 0 } found)
        {
            Assert.Empty(found.Except(FoundOut(full, [.. issued.SkipLast(1), WithNothingButZeros(full[^1])], threshold)));
        }
    }

    /// <summary>No figure that a report is about is withheld where at least twenty people are behind it.</summary>
    public static void AssertShown(ImpactFigures full, ImpactFigures issued)
    {
        foreach (var (counted, shown) in full.Figures.Zip(issued.Figures).Where(p => p.First is { Value: >= 20, People: >= 20 } && p.First.Of is null))
        {
            Assert.False(shown.IsSuppressed, $"{counted.Indicator} is {counted.Value} in {full.Period.First:yyyy-MM} to {full.Period.Last:yyyy-MM}, and withheld.");
        }
    }

    private static List<string> FoundOut(IReadOnlyList<ImpactFigures> full, IReadOnlyList<ImpactFigures> issued, int threshold)
    {
        var attacker = new ReportAttacker();
        for (var i = 0; i < full.Count; i++)
        {
            attacker.Read(full[i], issued[i], threshold);
        }

        attacker.WriteDown();
        for (var i = 0; i < full.Count; i++)
        {
            attacker.RelateReport(full[i]);
        }

        var narrowed = attacker._attacker.Narrowed();
        return [.. Enumerable.Range(0, narrowed.Count).Where(i => attacker._cells[i].IsOfFew && narrowed[i].Low == narrowed[i].High).Select(i => $"{attacker._cells[i].Name} is {narrowed[i].Low}")];
    }

    private static ImpactFigures WithNothingButZeros(ImpactFigures full)
    {
        static Figure Zero(Figure figure) => figure.Value > 0 ? Figure.Suppressed(figure.Indicator) : figure;
        return full with
        {
            Figures = [.. full.Figures.Select(Zero)],
            Before = [.. full.Before.Select(Zero)],
            People = [.. full.People.Select(t => t with { Rows = [.. t.Rows.Select(r => r.Count > 0 ? r with { Count = null } : r)] })],
            Activities = [.. full.Activities.Select(t => t with { Rows = [.. t.Rows.Select(r => r with { Figures = [.. r.Figures.Select(Zero)] })] })],
        };
    }

    private static string Name(ImpactFigures report, object what, string month = "", string centre = "", string partner = "") =>
        $"{what} of {Or(month, $"{report.Period.First:yyyy-MM} to {report.Period.Last:yyyy-MM}")}, centre {Or(centre, report.Scope.CentreId?.ToString())}, partner {Or(partner, report.Scope.PartnerId?.ToString())}";

    private static string Or(string one, string? other) => one.Length > 0 ? one : other ?? "any";

    private void Read(ImpactFigures full, ImpactFigures issued, int threshold)
    {
        void Figures(IReadOnlyList<Figure> of, IReadOnlyList<Figure> shown, Func<Indicator, string> name)
        {
            foreach (var (f, s) in of.Zip(shown).Where(p => AddUp.Contains(p.First.Indicator) || p.First.Indicator is Indicator.PeopleHelped or Indicator.Enrolments or Indicator.NoShows))
            {
                Note(name(f.Indicator), (s.Value, s.RoundedTo), f.Value!.Value, f.People > 0 && f.People < threshold, threshold);
            }
        }

        Figures(full.Figures, issued.Figures, i => Name(full, i));
        if (full.Period.First.Month > full.Period.Previous().Days / 28)
        {
            Figures(full.Before, issued.Before, i => Name(full with { Period = full.Period.Previous() }, i));
        }

        foreach (var (table, shown) in full.People.Zip(issued.People))
        {
            foreach (var row in table.Rows)
            {
                var other = shown.Rows.Single(r => r.Key == row.Key);
                Note(Name(full, $"{table.By} {row.Key}"), (other.Count, other.RoundedTo), row.Count!.Value, row.Count > 0 && row.Count < threshold, threshold);
            }
        }

        foreach (var (table, shown) in full.Activities.Zip(issued.Activities))
        {
            foreach (var (row, other) in table.Rows.Zip(shown.Rows))
            {
                Figures(row.Figures, other.Figures, i => RowName(full, table.By, row, i));
            }
        }
    }

    private static string RowName(ImpactFigures report, ActivityBy by, ActivityRow row, Indicator indicator) => by switch
    {
        ActivityBy.Month => Name(report, indicator, month: $"{row.Key} to {row.Key}"),
        ActivityBy.Centre => Name(report, indicator, centre: row.Key),
        _ when indicator is Indicator.PeopleHelped or Indicator.PeopleNew or Indicator.Referrals => Name(report, indicator, partner: row.Key),

        // A partner's own loans and workshops are those of its devices and its money, not of those whom it referred.
        _ => Name(report, $"{indicator} of those referred by {row.Key}"),
    };

    /// <summary>A rounded count is any that rounds to it, and none that would have been withheld.</summary>
    private void Note(string name, (long? Count, long? RoundedTo) printed, long truth, bool isOfFew, int threshold)
    {
        Assert.False(isOfFew && printed.Count is not null, $"{name} is printed.");
        Assert.False(truth == 0 && printed.Count is null, $"{name} is withheld though it is zero.");
        var (low, high) = printed switch
        {
            (null, _) => (1, Endless),
            ({ } count, null) => (count, count),
            ({ } count, { } to) => (Math.Max(threshold, count - (to / 2)), count - (to / 2) + to - 1),
        };
        if (_counts.TryGetValue(name, out var before))
        {
            (low, high) = (Math.Max(low, before.Low), Math.Min(high, before.High));
        }

        Assert.True(low <= truth && truth <= high, $"{name} is {truth} and printed as {printed}.");
        _counts[name] = (low, high, truth, isOfFew);
    }

    private void WriteDown()
    {
        foreach (var (name, (low, high, _, isOfFew)) in _counts)
        {
            _numbers.Add(name, _attacker.Add(low, high));
            _cells.Add((name, isOfFew));
        }
    }

    private void RelateReport(ImpactFigures full)
    {
        RelateRests(i => Name(full, i));
        foreach (var table in full.People)
        {
            Sum(Name(full, Indicator.PeopleHelped), [.. table.Rows.Select(r => Name(full, $"{table.By} {r.Key}"))]);
        }

        foreach (var table in full.Activities)
        {
            foreach (var row in table.Rows)
            {
                RelateRests(i => RowName(full, table.By, row, i));
            }

            foreach (var indicator in AddUp.Append(Indicator.PeopleHelped).Append(Indicator.Enrolments))
            {
                string[] rows = [.. table.Rows.Select(r => RowName(full, table.By, r, indicator))];
                if (table.By is ActivityBy.Centre || (table.By is ActivityBy.Month && AddUp.Contains(indicator)) || (table.By is ActivityBy.Referrer && indicator is Indicator.Referrals))
                {
                    Sum(Name(full, indicator), rows);
                }
                else if (table.By is ActivityBy.Referrer)
                {
                    Rest(Name(full, indicator), rows);
                }
                else
                {
                    Array.ForEach(rows, r => Rest(Name(full, indicator), r));
                }
            }
        }
    }

    private void RelateRests(Func<Indicator, string> name)
    {
        Rest(name(Indicator.PeopleHelped), name(Indicator.PeopleNew));
        Rest(name(Indicator.Enrolments), name(Indicator.NoShows));
    }

    private void Sum(string whole, string[] parts) => _attacker.Relate(parts.Select(p => (_numbers[p], 1)).Append((_numbers[whole], -1)), 0);

    /// <summary>What is left is a count of people as well, and printed nowhere.</summary>
    private void Rest(string whole, params string[] parts)
    {
        if (_numbers.TryGetValue(whole, out var number) && parts.All(_numbers.ContainsKey))
        {
            var rest = _attacker.Add(0, Endless);
            _cells.Add(($"{whole} less {string.Join(", ", parts)}", false));
            _attacker.Relate(parts.Select(p => (_numbers[p], 1)).Append((rest, 1)).Append((number, -1)), 0);
        }
    }
}
