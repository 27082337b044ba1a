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

    /// <summary>Of the report that is read: readers know that what it rounds is no smaller.</summary>
    private int _readThreshold;

    /// <summary>What was counted for the report that is read, with the people behind it; empty where that was not kept.</summary>
    private Dictionary<DisclosureKey, (long Value, long People)> _counted = [];

    private readonly int[] _levels;

    /// <summary>From so many on a figure of the report itself is always shown.</summary>
    private const long Many = 20;

    public DisclosureLedger(ImpactFigures full, int threshold, IReadOnlyList<ImpactFigures> issuedBefore)
    {
        _threshold = threshold;
        Read(full, isNew: true);
        foreach (var issued in issuedBefore)
        {
            ReadIssued(issued);
        }

        AddSumsOverTime();
        AddDifferences();
        _levels = Decide();
    }

    public bool IsWithheld(DisclosureKey key) => LevelOf(key) == DisclosureCell.Withheld;

    /// <summary>What the count is to be rounded to; null: it is shown as it is, or withheld.</summary>
    public long? RoundedTo(DisclosureKey key) =>
        LevelOf(key) is > 0 and < DisclosureCell.Withheld and var level ? DisclosureRounding.BaseOf(_entries[_numbers[key]].Unit!.Value, level) : null;

    private int LevelOf(DisclosureKey key) => _numbers.TryGetValue(key, out var number) ? _levels[number] : 0;

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

    private void ReadIssued(ImpactFigures issued)
    {
        _readThreshold = issued.Threshold ?? _threshold;
        _counted = issued.Counted is { } counted ? CountsOf(counted) : [];
        Read(issued, isNew: false);
    }

    /// <summary>Each count that reveals people; a share is two.</summary>
    private Dictionary<DisclosureKey, (long Value, long People)> CountsOf(ImpactFigures full)
    {
        var counts = new Dictionary<DisclosureKey, (long Value, long People)>();
        void Note(IEnumerable<Figure> figures, Func<Indicator, DisclosureKey> keyOf)
        {
            foreach (var figure in figures.Where(f => Revealing.Contains(f.Indicator) && f.Value is not null))
            {
                var key = keyOf(figure.Indicator);
                if (figure.Indicator is Indicator.AttendanceRate)
                {
                    var people = PeopleBehind(figure);
                    counts[key] = (figure.Value!.Value, people);
                    counts[MissedOf(key)] = ((figure.Of - figure.Value)!.Value, people);
                }
                else
                {
                    counts[key] = (figure.Value!.Value, figure.People > 0 ? figure.People : figure.Value.Value);
                }
            }
        }

        var (scope, period) = (full.Scope, full.Period);
        Note(full.Before, i => KeyOf(i, "", scope, full.ComparedWith));
        Note(full.Figures, i => KeyOf(i, "", scope, period));
        foreach (var (table, row) in full.Activities.SelectMany(t => t.Rows.Select(r => (t, r))))
        {
            Note(row.Figures, i => KeyOf(i, table.By, row, scope, period));
        }

        foreach (var (table, row) in full.People.SelectMany(t => t.Rows.Select(r => (t, r))))
        {
            counts[KeyOf(table.By, row, scope, period)] = (row.Count ?? 0, row.Count ?? 0);
        }

        foreach (var skill in full.Skills.Where(s => s is { Answers: not null, Improved: not null }))
        {
            var (answers, improved) = KeysOf(skill, scope, period);
            (counts[answers], counts[improved]) = ((skill.Answers!.Value, skill.People), (skill.Improved!.Value, skill.Improved.Value));
        }

        return counts;
    }

    private void Read(ImpactFigures figures, bool isNew)
    {
        var (scope, period) = (figures.Scope, figures.Period);
        ReadFigures(figures.Figures, i => KeyOf(i, "", scope, period), HeadRank, isNew);
        ReadFigures(figures.Before, i => KeyOf(i, "", scope, figures.ComparedWith), BeforeRank, isNew);
        foreach (var table in figures.People)
        {
            var rows = table.Rows.Select(r => Enter(KeyOf(table.By, r, scope, period), (r.Count, r.RoundedTo), r.Count ?? 0, RowRank, isNew, IndicatorUnit.Count)).ToArray();
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
            var answers = Enter(answersKey, (skill.Answers, null), skill.People, RowRank, isNew, unit: null);
            var improved = Enter(improvedKey, (skill.Improved, null), skill.Improved ?? 0, RowRank, isNew, unit: null);
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
                Enter(
                    key,
                    (figure.Value, figure.RoundedTo),
                    people,
                    figure.Indicator is Indicator.PeopleHelped && rank == HeadRank ? PeopleHelpedRank : rank,
                    isNew,
                    Indicators.Of(figure.Indicator).Unit,
                    figure.Indicator);
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
        // Withheld, it is known to be over something: one of the parts is at least one.
        var people = PeopleBehind(figure);
        var one = Enter(key, (attended, figure.RoundedTo), people, rank, isNew, IndicatorUnit.Count, figure.Indicator, attended >= missed ? 1 : 0);
        var other = Enter(MissedOf(key), (missed, figure.RoundedTo), people, rank, isNew, IndicatorUnit.Count, figure.Indicator, attended >= missed ? 0 : 1);
        _entries[one].With.Add(other);
        _entries[other].With.Add(one);
    }

    /// <summary>Behind a share: one where few are behind it, in it or missing from it, so that it is of few.</summary>
    private long PeopleBehind(Figure share) =>
        share.Of > 0 && (IsFew(share.People) || IsFew(share.Value ?? 0) || IsFew(share.Of - share.Value ?? 0)) ? 1 : Math.Max(_threshold, share.People);

    /// <param name="printed">The count, and what an earlier report rounded it to.</param>
    /// <param name="people">Behind it, if it is counted now.</param>
    /// <param name="unit">Null: it is never rounded.</param>
    private int Enter(
        DisclosureKey key, (long? Value, long? RoundedTo) printed, long people, long rank, bool isNew, IndicatorUnit? unit, Indicator? indicator = null, long least = 1)
    {
        var value = printed.RoundedTo is null ? printed.Value : null;
        var isPublished = !isNew && value is not null;
        if (!isNew && value is null && _counted.TryGetValue(key, out var counted))
        {
            (value, people) = counted;
        }

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
                IsPublished = isPublished,
                WasWithheld = !isNew && !isPublished,
                AddsUpOverTime = indicator is { } i && AddUpOverTime.Contains(i),
                GrowsWithTime = indicator is not Indicator.NoShows,
                Loss = rank + Math.Min(value ?? 0, BeforeRank - 1) + 1,
                LowerBound = least,
                Unit = unit,
                IsMain = isNew && rank >= HeadRank && people >= Many && value >= Many,
            });
            NoteRounded(_entries[number], printed);
            return number;
        }

        // A month of a report on that month is the report itself.
        var entry = _entries[number];
        if (isNew)
        {
            return number;
        }

        if (!isPublished)
        {
            entry.WasWithheld = true;
            if (entry is { Value: null, IsNew: false } && value is not null)
            {
                (entry.Value, entry.People) = (value, people);
            }

            NoteRounded(entry, printed);
        }
        else if (!entry.IsNew || entry.Value == value)
        {
            // A count that was corrected since is another one: the old one tells nothing exact of the new.
            (entry.Value, entry.IsPublished) = (value, true);
        }

        return number;
    }

    /// <summary>A count that was corrected since, so that it is not among those that the rounded one may stand for, is another one.</summary>
    private void NoteRounded(DisclosureEntry entry, (long? Value, long? RoundedTo) printed)
    {
        if (printed is { Value: { } rounded, RoundedTo: { } roundedTo } && entry.Unit is { } unit && DisclosureRounding.LevelOf(unit, roundedTo) is { } level
            && DisclosureRounding.BoundsOf(rounded, roundedTo, _readThreshold) is var bounds && (entry.Value is not { } value || bounds.Contain(value)))
        {
            entry.WasRounded(bounds, level);
        }
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
        foreach (var periods in series.Select(s => s.ToList()).Where(s => s.Count > 1 && s.Exists(IsUnknown)))
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

    private int[] Decide()
    {
        var rests = _rests.Select(r => (r.Whole, r.Parts, Value: RestOf(r.Whole, r.Parts))).Where(r => r.Value is null or >= 0).ToList();
        List<DisclosureTerm[]> sums = [.. _sums, .. rests.Select((r, i) => TermsOf(r.Whole, r.Parts, _entries.Count + i))];
        var guesses = DisclosureGuesses.Of([.. _entries.Select(e => (e.Value, BoundsOf(e))), .. rests.Select(r => (r.Value, new DisclosureBounds(0, long.MaxValue)))], sums);
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

    /// <summary>What a reader knows of a count that is not printed as it is.</summary>
    private static DisclosureBounds BoundsOf(DisclosureEntry entry) =>
        entry.Rounded is { } rounded ? new(Math.Max(entry.LowerBound, rounded.Bounds.Low), rounded.Bounds.High) : new(entry.LowerBound, long.MaxValue);

    private DisclosureCell CellOf(int number, long? guess, bool isRelated)
    {
        var entry = _entries[number];
        var isFew = entry.Value is not null && IsFew(entry.People);
        var roundings = RoundingsOf(number);

        // What is counted now and of many is printed rounded where an earlier report withheld it: that one stays as safe as it was, or more is rounded for it.
        var wasHidden = entry.WasWithheld && !entry.IsPublished;
        var isRoundedAgain = wasHidden && IsOpen(number) && !isFew && roundings.Count > 0;
        var isHidden = wasHidden && !isRoundedAgain && !(entry.IsNew && !IsOpen(number));
        var (low, high) = BoundsOf(entry);
        return new DisclosureCell
        {
            Value = guess,
            IsHidden = isHidden,
            IsKnown = !IsUnknown(number) || (entry.IsNew && !IsOpen(number)),
            IsSensitive = (entry.IsNew && isFew) || (isHidden && (isFew || entry is { Value: null, Rounded: null }) && (entry.IsNew || isRelated)),
            LowerBound = isHidden ? low : entry.LowerBound,
            UpperBound = isHidden ? high : long.MaxValue,
            Roundings = roundings,
            LeastLevel = isRoundedAgain ? Math.Min(entry.Rounded?.Level ?? 1, roundings.Count) : 0,
            MayBeWithheld = !entry.IsMain,
            Loss = entry.Loss,
            With = entry.With,
        };
    }

    /// <summary>Of what is printed together, only roundings that both have.</summary>
    private IReadOnlyList<DisclosureBounds> RoundingsOf(int number)
    {
        var entry = _entries[number];
        if (entry is not { IsNew: true, Value: { } value, Unit: { } unit })
        {
            return [];
        }

        var together = entry.With.Where(o => _entries[o].With.Contains(number)).Select(o => DisclosureRounding.Of(unit, _entries[o].Value ?? 0, _threshold).Count);
        return [.. DisclosureRounding.Of(unit, value, _threshold).Take(together.Append(DisclosureRounding.Levels).Min())];
    }
}
