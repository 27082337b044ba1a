namespace Inclusion.Domain.Impact;

/// <summary>
/// What a reader finds by narrowing: each relation says of each of its counts what the others leave. Not everything that can be worked out is found so, but what is found
/// is out. The last look at tables in which the search gave up before it had a proof for everything.
/// </summary>
internal sealed class DisclosureNarrowing
{
    /// <summary>A reader learns less and less from each round; what is narrowed further after so many is far from a single count.</summary>
    private const int MostRounds = 40;

    /// <summary>Stands for "any number": far from every count, and sums of it stay within a long.</summary>
    private const long Endless = 1L << 40;

    private readonly IReadOnlyList<DisclosureCell> _cells;
    private readonly List<(DisclosureTerm[] Terms, long Sum)> _relations = [];

    public DisclosureNarrowing(IReadOnlyList<DisclosureCell> cells, IReadOnlyList<DisclosureTerm[]> relations)
    {
        _cells = cells;
        foreach (var relation in relations.Where(r => r.All(t => cells[t.Cell].Value is not null)))
        {
            // A count that was corrected between two reports leaves sums that do not come out: only what they come to matters.
            _relations.Add((relation, relation.Sum(t => t.Sign * cells[t.Cell].Value!.Value)));
        }
    }

    /// <summary>Whether each cell can only be what it is.</summary>
    public bool[] Found(int[] levels)
    {
        var (low, high) = (new long[_cells.Count], new long[_cells.Count]);
        for (var i = 0; i < _cells.Count; i++)
        {
            (low[i], high[i]) = BoundsOf(_cells[i], levels[i]);
        }

        for (var (round, changed) = (0, true); changed && round < MostRounds; round++)
        {
            changed = false;
            foreach (var (terms, sum) in _relations)
            {
                changed |= Narrow(terms, sum, low, high);
            }
        }

        return [.. _cells.Select((c, i) => c.Value is not null && low[i] == high[i])];
    }

    private static (long Low, long High) BoundsOf(DisclosureCell cell, int level)
    {
        if (cell.Value is not { } value)
        {
            return (-Endless, Endless);
        }

        if (level == 0 || cell.IsKnown)
        {
            return (value, value);
        }

        return level == DisclosureCell.Withheld
            ? (Math.Min(value, cell.LowerBound), Math.Max(value, Math.Min(cell.UpperBound, Endless)))
            : (cell.Roundings[level - 1].Low, cell.Roundings[level - 1].High);
    }

    private static bool Narrow(DisclosureTerm[] terms, long sum, long[] low, long[] high)
    {
        var (least, most) = (0L, 0L);
        foreach (var (cell, sign) in terms)
        {
            least += sign > 0 ? low[cell] : -high[cell];
            most += sign > 0 ? high[cell] : -low[cell];
        }

        var changed = false;
        foreach (var (cell, sign) in terms)
        {
            var (from, to) = sign > 0 ? (sum - most + high[cell], sum - least + low[cell]) : (least + high[cell] - sum, most + low[cell] - sum);
            if (from > low[cell] || to < high[cell])
            {
                var (oldLow, oldHigh) = (low[cell], high[cell]);
                (low[cell], high[cell]) = (Math.Max(oldLow, from), Math.Min(oldHigh, to));
                least += sign > 0 ? low[cell] - oldLow : oldHigh - high[cell];
                most += sign > 0 ? high[cell] - oldHigh : oldLow - low[cell];
                changed = true;
            }
        }

        return changed;
    }
}
