using System.Globalization;

namespace Inclusion.Domain.Impact;

/// <summary>The counts of a report that reveal people, with the sums and differences between them and the counts of the reports issued before.</summary>
internal sealed class DisclosureLedger
{
    // Ranks of what a report loses: rows before figures of the period before, and the figures of the report itself last.
    private const long RowRank = 0, BeforeRank = 100_000_000, HeadRank = 1_000_000_000, PeopleHelpedRank = 10_000_000_000;

    private static readonly HashSet<Indicator> Revealing = [.. Indicators.All.Where(d => d.RevealsPeople).Select(d => d.Indicator)];

    private static readonly HashSet<Indicator> AddUpOverTime =
    [
        Indicator.DevicesGiven, Indicator.Loans, Indicator.LoanDays, Indicator.PeopleNew, Indicator.Referrals, Indicator.AttendedTime, Indicator.AttendanceRate,
        Indicator.Certificates,
    ];

    private readonly int _threshold;
    private readonly Dictionary<DisclosureKey, int> _numbers = [];
    private readonly List<DisclosureEntry> _entries = [];
    private readonly List<DisclosureTerm[]> _sums = [];

    /// <summary>A whole and some of its parts; what is left is a count that is printed nowhere.</summary>
    private readonly List<(int Whole, int[] Parts)> _rests = [];

    private readonly HashSet<(int Whole, int Part)> _compared = [];

    private readonly bool[] _isWithheld;

    public DisclosureLedger(ImpactFigures full, int threshold, IReadOnlyList<ImpactFigures> issuedBefore)
    {
        _threshold = threshold;
        Read(full, isNew: true);
        foreach (var issued in issuedBefore)
        {
            Read(issued, isNew: false);
        }

        AddSumsOverTime();
        AddDifferences();
        _isWithheld = Decide();
    }

    public bool IsWithheld(Indicator indicator, ImpactScope scope, ImpactPeriod period) => IsWithheld(KeyOf(indicator, "", scope, period));

    public bool IsWithheld(DisclosureKey key) => _numbers.TryGetValue(key, out var number) && _isWithheld[number];

    /// <summary>The key of a figure among those of the report; of a share, that of its numerator.</summary>
    public static DisclosureKey KeyOf(Indicator indicator, string row, ImpactScope scope, ImpactPeriod period) =>
        new(MeasureOf(indicator, row), scope.CentreId, scope.PartnerId, period.First, period.Last);

    /// <summary>The key of a figure in a row of an activity table.</summary>
    public static DisclosureKey KeyOf(Indicator indicator, ActivityBy by, ActivityRow row, ImpactScope scope, ImpactPeriod period)
    {
        var key = KeyOf(indicator, "", scope, period);
        switch (by)
        {
            case ActivityBy.Centre:
                return key with { Centre = long.Parse(row.Key, CultureInfo.InvariantCulture) };
            case ActivityBy.Month:
                var month = DateOnly.ParseExact(row.Key, "yyyy-MM", CultureInfo.InvariantCulture);
                var last = month.AddMonths(1).AddDays(-1);
                return key with { First = month > period.First ? month : period.First, Last = last < period.Last ? last : period.Last };

            // Whom a partner referred is the same in a report on that partner; what is lent or taught there is counted otherwise.
            case ActivityBy.Referrer when indicator is Indicator.Referrals or Indicator.PeopleHelped or Indicator.PeopleNew
                && long.Parse(row.Key, CultureInfo.InvariantCulture) is var partner && (scope.PartnerId ?? partner) == partner:
                return key with { Partner = partner };
            default:
                return key with { Measure = MeasureOf(indicator, $"{by}/{row.Key}") };
        }
    }

    /// <summary>The key of a row of people.</summary>
    public static DisclosureKey KeyOf(PeopleBy by, PeopleRow row, ImpactScope scope, ImpactPeriod period)
    {
        // People change their age band with the year in which the period ends.
        var year = by is PeopleBy.AgeBand ? period.Last.Year : 0;
        return KeyOf(Indicator.PeopleHelped, $"{by}/{row.Key}/{year}", scope, period);
    }

    /// <summary>The keys of the answers on a competence, and of those among them that improved.</summary>
    public static (DisclosureKey Answers, DisclosureKey Improved) KeysOf(SkillChange skill, ImpactScope scope, ImpactPeriod period)
    {
        DisclosureKey Of(string what) => new($"{skill.Framework}/{skill.Competence}/{what}", scope.CentreId, scope.PartnerId, period.First, period.Last);
        return (Of(nameof(skill.Answers)), Of(nameof(skill.Improved)));
    }

    private static string MeasureOf(Indicator indicator, string row) => row.Length == 0 ? indicator.ToString() : $"{indicator}/{row}";

    private static DisclosureKey MissedOf(DisclosureKey rate) => rate with { Measure = $"{rate.Measure}-" };

    private void Read(ImpactFigures figures, bool isNew)
    {
        var (scope, period) = (figures.Scope, figures.Period);
        ReadFigures(figures.Figures, i => KeyOf(i, "", scope, period), HeadRank, isNew);
        ReadFigures(figures.Before, i => KeyOf(i, "", scope, period.Previous()), BeforeRank, isNew);
        foreach (var table in figures.People)
        {
            var rows = table.Rows.Select(r => Enter(KeyOf(table.By, r, scope, period), r.Count, r.Count ?? 0, RowRank, isNew)).ToArray();
            Sum(KeyOf(Indicator.PeopleHelped, "", scope, period), rows);
        }

        foreach (var table in figures.Activities)
        {
            foreach (var row in table.Rows)
            {
                ReadFigures(row.Figures, i => KeyOf(i, table.By, row, scope, period), RowRank, isNew);
            }

            RelateRows(table, scope, period);
        }

        foreach (var skill in figures.Skills)
        {
            var (answersKey, improvedKey) = KeysOf(skill, scope, period);
            var answers = Enter(answersKey, skill.Answers, skill.People, RowRank, isNew);
            var improved = Enter(improvedKey, skill.Improved, skill.Improved ?? 0, RowRank, isNew);
            _entries[answers].With.Add(improved);
            Rest(answersKey, [improved]);
        }
    }

    private void ReadFigures(IReadOnlyList<Figure> figures, Func<Indicator, DisclosureKey> keyOf, long rank, bool isNew)
    {
        foreach (var figure in figures.Where(f => Revealing.Contains(f.Indicator)))
        {
            var key = keyOf(figure.Indicator);
            if (figure.Indicator is Indicator.AttendanceRate)
            {
                EnterShare(key, figure, rank, isNew);
            }
            else
            {
                var people = figure.People > 0 ? figure.People : figure.Value ?? 0;
                Enter(key, figure.Value, people, figure.Indicator is Indicator.PeopleHelped && rank == HeadRank ? PeopleHelpedRank : rank, isNew, figure.Indicator);
            }
        }

        Rest(keyOf(Indicator.PeopleHelped), keyOf(Indicator.PeopleNew));
        Rest(keyOf(Indicator.Enrolments), keyOf(Indicator.NoShows));
        Rest(keyOf(Indicator.Enrolments), keyOf(Indicator.Certificates));
    }

    /// <summary>A share is two counts, printed together or not at all: what is in it, and what is missing from its denominator.</summary>
    private void EnterShare(DisclosureKey key, Figure figure, long rank, bool isNew)
    {
        var (attended, missed) = (figure.Value, figure.Of - figure.Value);
        var isFew = figure.Of > 0 && (IsFew(figure.People) || IsFew(attended ?? 0) || IsFew(missed ?? 0));

        // Withheld, it is known to be over something: one of the parts is at least one.
        var one = Enter(key, attended, isFew ? 1 : _threshold, rank, isNew, figure.Indicator, attended >= missed ? 1 : 0);
        var other = Enter(MissedOf(key), missed, isFew ? 1 : _threshold, rank, isNew, figure.Indicator, attended >= missed ? 0 : 1);
        _entries[one].With.Add(other);
        _entries[other].With.Add(one);
    }

    private int Enter(DisclosureKey key, long? value, long people, long rank, bool isNew, Indicator? indicator = null, long least = 1)
    {
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _entries.Count;
            _numbers.Add(key, number);
            _entries.Add(new DisclosureEntry
            {
                Key = key,
                Value = value,
                People = people,
                IsNew = isNew,
                IsPublished = !isNew && value is not null,
                WasWithheld = !isNew && value is null,
                AddsUpOverTime = indicator is { } i && AddUpOverTime.Contains(i),
                GrowsWithTime = indicator is not Indicator.NoShows,
                Loss = rank + Math.Min(value ?? 0, BeforeRank - 1) + 1,
                LowerBound = least,
            });
            return number;
        }

        // A month of a report on that month is the report itself.
        var entry = _entries[number];
        if (isNew)
        {
            return number;
        }

        if (value is null)
        {
            entry.WasWithheld = true;
        }
        else if (!entry.IsNew || entry.Value == value)
        {
            // A count that was corrected since is another one: the old one tells nothing exact of the new.
            (entry.Value, entry.IsPublished) = (value, true);
        }

        return number;
    }

    private void RelateRows(ActivityTable table, ImpactScope scope, ImpactPeriod period)
    {
        foreach (var indicator in table.Rows.SelectMany(r => r.Figures).Select(f => f.Indicator).Distinct().Where(Revealing.Contains))
        {
            var whole = KeyOf(indicator, "", scope, period);
            var rows = table.Rows.Select(r => KeyOf(indicator, table.By, r, scope, period)).ToList();
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
        relate(whole, NumbersOf(parts));
        relate(MissedOf(whole), NumbersOf(parts.Select(MissedOf)));
    }

    private int[] NumbersOf(IEnumerable<DisclosureKey> keys) => [.. keys.Where(_numbers.ContainsKey).Select(k => _numbers[k])];

    private void Sum(DisclosureKey whole, int[] parts)
    {
        if (parts.Length > 0 && _numbers.TryGetValue(whole, out var number) && !parts.Contains(number))
        {
            _sums.Add([.. parts.Select(p => new DisclosureTerm(p, 1)), new DisclosureTerm(number, -1)]);
        }
    }

    private void Rest(DisclosureKey whole, DisclosureKey part) => Rest(whole, NumbersOf([part]));

    private void Rest(DisclosureKey whole, int[] parts)
    {
        if (parts.Length > 0 && _numbers.TryGetValue(whole, out var number) && !parts.Contains(number))
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
        var series = Enumerable.Range(0, _entries.Count).Where(i => _entries[i].AddsUpOverTime).GroupBy(i => _entries[i].Key with { First = default, Last = default });
        foreach (var periods in series.Select(s => s.ToList()).Where(s => s.Count > 1 && s.Exists(IsOpen)))
        {
            _sums.AddRange(DisclosureTimeline.Sums([.. periods.Select(p => (p, _entries[p].Key.First, _entries[p].Key.Last))]));
        }
    }

    /// <summary>Where one population contains another, those who are in the one only.</summary>
    private void AddDifferences()
    {
        foreach (var measure in Enumerable.Range(0, _entries.Count).GroupBy(i => _entries[i].Key.Measure).Select(g => g.ToList()))
        {
            foreach (var one in measure.Where(IsOpen))
            {
                foreach (var other in measure.Where(o => o != one && AreCompared(one, o)))
                {
                    var (whole, part) = _entries[one].Key.Contains(_entries[other].Key) ? (one, other) : (other, one);

                    // A rest above the threshold gives way to any proof, and need not be looked at.
                    if (_entries[whole].Key.Contains(_entries[part].Key) && _entries[whole].Value - _entries[part].Value is >= 0 and var rest && rest < _threshold)
                    {
                        Rest(whole, [part]);
                    }
                }
            }
        }
    }

    private bool AreCompared(int one, int other)
    {
        var (a, b) = (_entries[one], _entries[other]);
        var isSamePeriod = a.Key.First == b.Key.First && a.Key.Last == b.Key.Last;

        // Inside one report centres add up, and so do the months of most indicators: the sums say more than the differences.
        return (a.GrowsWithTime || isSamePeriod) && (IsOpen(other) ? one < other && !a.AddsUpOverTime && !isSamePeriod : b.IsPublished);
    }

    /// <summary>To be printed now and not known yet.</summary>
    private bool IsOpen(int entry) => _entries[entry] is { IsNew: true, IsPublished: false } open && (open.Value != 0 || IsInShare(entry));

    private bool IsInShare(int entry) => _entries[entry].With.Any(o => _entries[o].With.Contains(entry) && (_entries[o].Value != 0 || _entries[entry].Value != 0));

    private bool IsFew(long people) => people >= 1 && people < _threshold;

    private bool[] Decide()
    {
        var rests = _rests.Select(r => (r.Whole, r.Parts, Value: RestOf(r.Whole, r.Parts))).Where(r => r.Value is null or >= 0).ToList();
        List<DisclosureTerm[]> sums = [.. _sums, .. rests.Select((r, i) => TermsOf(r.Whole, r.Parts, _entries.Count + i))];
        var guesses = DisclosureGuesses.Of([.. _entries.Select(e => (e.Value, e.LowerBound)), .. rests.Select(r => (r.Value, 0L))], sums);
        var related = Related(sums);

        var tables = new DisclosureTables();
        for (var i = 0; i < _entries.Count; i++)
        {
            tables.Add(CellOf(i, guesses[i], related.Contains(i)));
        }

        foreach (var (whole, parts, value) in rests)
        {
            tables.Add(new DisclosureCell
            {
                Value = guesses[tables.Cells.Count],
                LowerBound = 0,
                IsHidden = true,
                IsKnown = !parts.Append(whole).Any(IsUnknown),
                IsSensitive = IsFew(value ?? 0),
            });
        }

        sums.ForEach(tables.Relate);
        return tables.Decide();
    }

    /// <summary>What is to be printed now, and all that it could tell of, from one withheld count to the next.</summary>
    private HashSet<int> Related(List<DisclosureTerm[]> sums)
    {
        var related = Enumerable.Range(0, _entries.Count).Where(IsOpen).ToHashSet();
        var rest = sums.Select(s => s.Select(t => t.Cell).Where(c => c >= _entries.Count || IsUnknown(c)).ToArray()).ToList();
        for (var before = -1; before != related.Count;)
        {
            before = related.Count;
            foreach (var cells in rest.Where(r => r.Any(related.Contains)))
            {
                related.UnionWith(cells);
            }
        }

        return related;
    }

    private static DisclosureTerm[] TermsOf(int whole, int[] parts, int rest) => [.. parts.Append(rest).Select(p => new DisclosureTerm(p, 1)), new DisclosureTerm(whole, -1)];

    /// <summary>Null when one of the values is.</summary>
    private long? RestOf(int whole, int[] parts) => parts.Aggregate(_entries[whole].Value, (rest, part) => rest - _entries[part].Value);

    private bool IsUnknown(int entry) => IsOpen(entry) || (!_entries[entry].IsPublished && _entries[entry].WasWithheld);

    private DisclosureCell CellOf(int number, long? guess, bool isRelated)
    {
        var entry = _entries[number];
        var isHidden = entry.WasWithheld && !entry.IsPublished && !(entry.IsNew && !IsOpen(number));
        return new DisclosureCell
        {
            Value = guess,
            IsHidden = isHidden,
            IsKnown = !IsUnknown(number) || (entry.IsNew && !IsOpen(number)),
            IsSensitive = (entry.IsNew && entry.Value is not null && IsFew(entry.People)) || (isHidden && (entry.IsNew || isRelated)),
            LowerBound = entry.LowerBound,
            Loss = entry.Loss,
            With = entry.With,
        };
    }
}
