namespace Inclusion.Domain.Impact;

/// <summary>How each count of a report is to be printed, so that it and the reports issued before tell nothing of few people together.</summary>
internal sealed class DisclosureLedger
{
    private readonly int _threshold;
    private readonly DisclosureBook _book;
    private readonly DisclosureRelations _relations;
    private readonly int[] _levels;

    public DisclosureLedger(ImpactFigures full, int threshold, IReadOnlyList<ImpactFigures> issuedBefore)
    {
        _threshold = threshold;
        _book = new DisclosureBook();
        _relations = new DisclosureRelations(_book, threshold);
        var counts = DisclosureCounts.Of(full, threshold);
        _book.AddNew(counts);
        _relations.Add(counts);
        foreach (var issued in issuedBefore)
        {
            var shown = DisclosureCounts.Of(issued, threshold);
            _book.AddIssued(shown, issued.Counted is { } counted ? DisclosureCounts.Of(counted, threshold) : null, issued.Threshold ?? threshold);
            _relations.Add(shown);
        }

        _relations.AddBetweenReports();
        _levels = Decide();
    }

    public bool IsWithheld(DisclosureKey key) => LevelOf(key) == DisclosureCell.Withheld;

    /// <summary>What the count is to be rounded to; null: it is shown as it is, or withheld.</summary>
    public long? RoundedTo(DisclosureKey key) =>
        _book.Find(key) is { } number && _levels[number] is > 0 and < DisclosureCell.Withheld and var level ? DisclosureRounding.BaseOf(_book.Entries[number].Unit!.Value, level) : null;

    private int LevelOf(DisclosureKey key) => _book.Find(key) is { } number ? _levels[number] : 0;

    private int[] Decide()
    {
        var rests = _relations.Rests.Select(r => (r.Whole, r.Parts, Value: RestOf(r.Whole, r.Parts))).Where(r => r.Value is null or >= 0).ToList();
        List<DisclosureTerm[]> sums = [.. _relations.Sums, .. rests.Select((r, i) => TermsOf(r.Whole, r.Parts, _book.Entries.Count + i))];
        var guesses = DisclosureGuesses.Of([.. _book.Entries.Select(e => (e.Value, BoundsOf(e))), .. rests.Select(r => (r.Value, new DisclosureBounds(0, long.MaxValue)))], sums);
        var related = Related(sums);

        var tables = new DisclosureTables();
        for (var i = 0; i < _book.Entries.Count; i++)
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
                IsKnown = !parts.Append(whole).Any(_book.IsUnknown),
                IsSensitive = DisclosureCount.IsFew(value, _threshold),
            });
        }

        sums.ForEach(tables.Relate);
        return tables.Decide();
    }

    /// <summary>What is to be printed now, and all that it could tell of, from one withheld count to the next.</summary>
    private HashSet<int> Related(List<DisclosureTerm[]> sums)
    {
        var related = Enumerable.Range(0, _book.Entries.Count).Where(_book.IsOpen).ToHashSet();
        var rest = sums.Select(s => s.Select(t => t.Cell).Where(c => c >= _book.Entries.Count || _book.IsUnknown(c)).ToArray()).ToList();
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
    private long? RestOf(int whole, int[] parts) => parts.Aggregate(_book.Entries[whole].Value, (rest, part) => rest - _book.Entries[part].Value);

    /// <summary>What a reader knows of a count that is not printed as it is.</summary>
    private static DisclosureBounds BoundsOf(DisclosureEntry entry) =>
        entry.Rounded is { } rounded ? new(Math.Max(entry.LowerBound, rounded.Bounds.Low), rounded.Bounds.High) : new(entry.LowerBound, long.MaxValue);

    private DisclosureCell CellOf(int number, long? guess, bool isRelated)
    {
        var entry = _book.Entries[number];
        var isFew = entry.Value is not null && DisclosureCount.IsFew(entry.People, _threshold);
        var roundings = RoundingsOf(number);

        // What is counted now and of many is printed rounded where an earlier report withheld it: that one stays as safe as it was, or more is rounded for it.
        var wasHidden = entry.WasWithheld && !entry.IsPublished;
        var isRoundedAgain = wasHidden && _book.IsOpen(number) && !isFew && roundings.Count > 0;
        var isHidden = wasHidden && !isRoundedAgain && !(entry.IsNew && !_book.IsOpen(number));
        var (low, high) = BoundsOf(entry);
        return new DisclosureCell
        {
            Value = guess,
            IsHidden = isHidden,
            IsKnown = !_book.IsUnknown(number) || (entry.IsNew && !_book.IsOpen(number)),
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
        var entry = _book.Entries[number];
        if (entry is not { IsNew: true, Value: { } value, Unit: { } unit })
        {
            return [];
        }

        var together = entry.With.Where(o => _book.Entries[o].With.Contains(number)).Select(o => DisclosureRounding.Of(unit, _book.Entries[o].Value ?? 0, _threshold).Count);
        return [.. DisclosureRounding.Of(unit, value, _threshold).Take(together.Append(DisclosureRounding.Levels).Min())];
    }
}
