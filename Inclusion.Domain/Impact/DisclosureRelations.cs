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
    public void Add(DisclosureCounts counts)
    {
        AddRests(counts.Figures);
        AddRests(counts.Before);
        foreach (var rows in counts.People)
        {
            Relate(counts.Figures[Indicator.PeopleHelped], [.. rows.Select(r => (DisclosureCount[])[r])], Sum);
        }

        foreach (var (by, rows) in counts.Activities)
        {
            rows.ForEach(AddRests);
            RelateRows(by, rows, counts.Figures);
        }

        foreach (var (answers, improved) in counts.Skills)
        {
            Relate([answers], [[improved]], Rest);
        }
    }

    /// <summary>Those between reports, once all of them are in the book.</summary>
    public void AddBetweenReports()
    {
        AddSumsOverTime();
        AddDifferences();
    }

    private void AddRests(ILookup<Indicator, DisclosureCount> figures)
    {
        Relate(figures[Indicator.PeopleHelped], [figures[Indicator.PeopleNew]], Rest);
        Relate(figures[Indicator.Enrolments], [figures[Indicator.NoShows]], Rest);
        Relate(figures[Indicator.Enrolments], [figures[Indicator.Certificates]], Rest);
    }

    private void RelateRows(ActivityBy by, List<ILookup<Indicator, DisclosureCount>> rows, ILookup<Indicator, DisclosureCount> figures)
    {
        foreach (var indicator in rows.SelectMany(r => r).Select(f => f.Key).Distinct())
        {
            var (whole, parts) = (figures[indicator], rows.ConvertAll(r => r[indicator]));
            switch (by)
            {
                // People at two centres are counted at both; few are, and a reader who takes the total for the sum shall find nothing either.
                case ActivityBy.Centre:
                case ActivityBy.Referrer when indicator is Indicator.Referrals:
                    Relate(whole, parts, Sum);
                    break;
                case ActivityBy.Referrer:
                    Relate(whole, parts, Rest);
                    break;
                case ActivityBy.Theme:
                    parts.ForEach(p => Relate(whole, [p], Rest));
                    break;
                default:
                    // Months are periods like any other.
                    break;
            }
        }
    }

    /// <summary>A share is related by what is in it, and by what is missing from it.</summary>
    /// <param name="whole">One count; two of a share, and none of what does not stand in the report.</param>
    /// <param name="parts">Of each as many.</param>
    private void Relate(IEnumerable<DisclosureCount> whole, IReadOnlyList<IEnumerable<DisclosureCount>> parts, Action<int, int[]> relate)
    {
        foreach (var (i, count) in whole.Index())
        {
            var number = book.NumberOf(count);
            int[] numbers = [.. parts.SelectMany(p => p.Skip(i).Take(1)).Select(book.NumberOf)];
            if (numbers.Length > 0 && !numbers.Contains(number))
            {
                relate(number, numbers);
            }
        }
    }

    private void Sum(int whole, int[] parts) => _sums.Add([.. parts.Select(p => new DisclosureTerm(p, 1)), new DisclosureTerm(whole, -1)]);

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
