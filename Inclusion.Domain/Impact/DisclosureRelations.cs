namespace Inclusion.Domain.Impact;

/// <summary>The sums and differences between the counts of a book.</summary>
internal sealed class DisclosureRelations(DisclosureBook book, int threshold)
{
    private readonly List<DisclosureTerm[]> _sums = [];
    private readonly List<(int Whole, int[] Parts)> _rests = [];
    private readonly HashSet<(int Whole, int Part)> _compared = [];

    public IReadOnlyList<DisclosureTerm[]> Sums => _sums;

    /// <summary>A whole and some of its parts; what is left is a count that is printed nowhere.</summary>
    public IReadOnlyList<(int Whole, int[] Parts)> Rests => _rests;

    /// <summary>Those inside one report, once its counts are in the book.</summary>
    public void Add(ImpactFigures figures)
    {
        var (scope, period) = (figures.Scope, figures.Period);
        AddRests(i => DisclosureKeys.KeyOf(i, "", scope, period));
        AddRests(i => DisclosureKeys.KeyOf(i, "", scope, figures.ComparedWith));
        foreach (var table in figures.People)
        {
            Sum(DisclosureKeys.KeyOf(Indicator.PeopleHelped, "", scope, period), book.NumbersOf(table.Rows.Select(r => DisclosureKeys.KeyOf(table.By, r, scope, period))));
        }

        foreach (var table in figures.Activities)
        {
            foreach (var row in table.Rows)
            {
                AddRests(i => DisclosureKeys.KeyOf(i, table.By, row, scope, period));
            }

            RelateRows(table, scope, period);
        }

        foreach (var skill in figures.Skills)
        {
            var (answers, improved) = DisclosureKeys.KeysOf(skill, scope, period);
            Rest(answers, improved);
        }
    }

    /// <summary>Those between reports, once all of them are in the book.</summary>
    public void AddBetweenReports()
    {
        AddSumsOverTime();
        AddDifferences();
    }

    private void AddRests(Func<Indicator, DisclosureKey> keyOf)
    {
        Rest(keyOf(Indicator.PeopleHelped), keyOf(Indicator.PeopleNew));
        Rest(keyOf(Indicator.Enrolments), keyOf(Indicator.NoShows));
        Rest(keyOf(Indicator.Enrolments), keyOf(Indicator.Certificates));
    }

    private void RelateRows(ActivityTable table, ImpactScope scope, ImpactPeriod period)
    {
        foreach (var indicator in table.Rows.SelectMany(r => r.Figures).Select(f => f.Indicator).Distinct().Where(DisclosureCount.Reveals))
        {
            var whole = DisclosureKeys.KeyOf(indicator, "", scope, period);
            var rows = table.Rows.Select(r => DisclosureKeys.KeyOf(indicator, table.By, r, scope, period)).ToList();
            switch (table.By)
            {
                // People at two centres are counted at both; few are, and a reader who takes the total for the sum shall find nothing either.
                case ActivityBy.Centre:
                case ActivityBy.Referrer when indicator is Indicator.Referrals:
                    RelateBoth(whole, rows, Sum);
                    break;
                case ActivityBy.Referrer:
                    RelateBoth(whole, rows, Rest);
                    break;
                case ActivityBy.Theme:
                    rows.ForEach(r => RelateBoth(whole, [r], Rest));
                    break;
                default:
                    // Months are periods like any other.
                    break;
            }
        }
    }

    /// <summary>A share is related by what is in it, and by what is missing from it.</summary>
    private void RelateBoth(DisclosureKey whole, List<DisclosureKey> parts, Action<DisclosureKey, int[]> relate)
    {
        relate(whole, book.NumbersOf(parts));
        relate(DisclosureKeys.MissedOf(whole), book.NumbersOf(parts.Select(DisclosureKeys.MissedOf)));
    }

    private void Sum(DisclosureKey whole, int[] parts)
    {
        if (parts.Length > 0 && book.Find(whole) is { } number && !parts.Contains(number))
        {
            _sums.Add([.. parts.Select(p => new DisclosureTerm(p, 1)), new DisclosureTerm(number, -1)]);
        }
    }

    private void Rest(DisclosureKey whole, DisclosureKey part) => Rest(whole, book.NumbersOf([part]));

    private void Rest(DisclosureKey whole, int[] parts)
    {
        if (parts.Length > 0 && book.Find(whole) is { } number && !parts.Contains(number))
        {
            Rest(number, parts);
        }
    }

    private void Rest(int whole, int[] parts)
    {
        // The same whole and part stand in many reports.
        if (parts.Length > 1 || _compared.Add((whole, parts[0])))
        {
            _rests.Add((whole, parts));
        }
    }

    /// <summary>Whole periods from their parts, such as a quarter from its months, whichever reports they stand in.</summary>
    private void AddSumsOverTime()
    {
        var series = Enumerable.Range(0, book.Entries.Count).Where(i => book.Entries[i].AddsUpOverTime).GroupBy(i => book.Entries[i].Key with { First = default, Last = default });
        foreach (var periods in series.Select(s => s.ToList()).Where(s => s.Count > 1 && s.Exists(book.IsUnknown)))
        {
            _sums.AddRange(DisclosureTimeline.Sums([.. periods.Select(p => (p, book.Entries[p].Key.First, book.Entries[p].Key.Last))]));
        }
    }

    /// <summary>Where one population contains another, those who are in the one only.</summary>
    private void AddDifferences()
    {
        foreach (var measure in Enumerable.Range(0, book.Entries.Count).GroupBy(i => book.Entries[i].Key.Measure).Select(g => g.ToList()))
        {
            foreach (var one in measure.Where(book.IsOpen))
            {
                foreach (var other in measure.Where(o => o != one && AreCompared(one, o)))
                {
                    var (whole, part) = book.Entries[one].Key.Contains(book.Entries[other].Key) ? (one, other) : (other, one);

                    // A rest above the threshold gives way to any proof, and need not be looked at.
                    if (book.Entries[whole].Key.Contains(book.Entries[part].Key) && book.Entries[whole].Value - book.Entries[part].Value is >= 0 and var rest && rest < threshold)
                    {
                        Rest(whole, [part]);
                    }
                }
            }
        }
    }

    private bool AreCompared(int one, int other)
    {
        var (a, b) = (book.Entries[one], book.Entries[other]);
        var isSamePeriod = a.Key.First == b.Key.First && a.Key.Last == b.Key.Last;

        // Inside one report centres add up, and so do the months of most indicators: the sums say more than the differences.
        return (a.GrowsWithTime || isSamePeriod) && (book.IsOpen(other) ? one < other && !a.AddsUpOverTime && !isSamePeriod : b.IsPublished);
    }
}
