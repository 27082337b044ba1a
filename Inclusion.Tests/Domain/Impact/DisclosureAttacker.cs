namespace Inclusion.Tests.Domain.Impact;

/// <summary>
/// Someone with every printed count and every relation before them, who tries all tables that fit. It shares nothing with the code that it attacks: it knows
/// relations as sums of numbered counts, and narrows what each may be until only one value is left.
/// </summary>
internal sealed class DisclosureAttacker
{
    private readonly List<(List<(int Cell, int Sign)> Terms, long Sum)> _relations = [];
    private readonly List<(long Low, long High)> _known = [];

    /// <summary>A count that may be anything between the two.</summary>
    public int Add(long low, long high)
    {
        _known.Add((low, high));
        return _known.Count - 1;
    }

    public void Relate(IEnumerable<(int Cell, int Sign)> terms, long sum) => _relations.Add(([.. terms], sum));

    /// <summary>Whether any other table fits, in which the count is not what it is in truth.</summary>
    /// <param name="truth">Only to try those tables first that are close to it.</param>
    public bool CanTellApart(int cell, IReadOnlyList<long> truth)
    {
        var (low, high) = _known[cell];
        return !Values(low, high, truth[cell]).Where(v => v != truth[cell]).Take(6).Any(v => Fits([.. _known.Select((k, i) => i == cell ? (v, v) : k)], truth));
    }

    /// <summary>What the count must be by narrowing alone; fast enough for whole reports.</summary>
    public IReadOnlyList<(long Low, long High)> Narrowed()
    {
        var bounds = _known.ToArray();
        Assert.True(Narrow(bounds), "What is printed contradicts itself.");
        return bounds;
    }

    private static IEnumerable<long> Values(long low, long high, long near) =>
        Enumerable.Range(0, (int)Math.Min(40, high - low + 1) * 2).Select(i => near + (i % 2 == 0 ? i / 2 : -((i + 1) / 2))).Where(v => v >= low && v <= high).Distinct();

    private bool Fits((long Low, long High)[] bounds, IReadOnlyList<long> truth)
    {
        if (!Narrow(bounds))
        {
            return false;
        }

        var open = Array.FindIndex(bounds, b => b.Low < b.High);
        if (open < 0)
        {
            return true;
        }

        foreach (var value in Values(bounds[open].Low, bounds[open].High, truth[open]))
        {
            var tried = bounds.ToArray();
            tried[open] = (value, value);
            if (Fits(tried, truth))
            {
                return true;
            }
        }

        return false;
    }

    private bool Narrow((long Low, long High)[] bounds)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (terms, sum) in _relations)
            {
                var (low, high) = (terms.Sum(t => t.Sign > 0 ? bounds[t.Cell].Low : -bounds[t.Cell].High), terms.Sum(t => t.Sign > 0 ? bounds[t.Cell].High : -bounds[t.Cell].Low));
                foreach (var (cell, sign) in terms)
                {
                    var (ownLow, ownHigh) = bounds[cell];
                    var (restLow, restHigh) = sign > 0 ? (low - ownLow, high - ownHigh) : (low + ownHigh, high + ownLow);
                    var (newLow, newHigh) = sign > 0 ? (sum - restHigh, sum - restLow) : (restLow - sum, restHigh - sum);
                    (newLow, newHigh) = (Math.Max(ownLow, newLow), Math.Min(ownHigh, newHigh));
                    if (newLow > newHigh)
                    {
                        return false;
                    }

                    if (newLow > ownLow || newHigh < ownHigh)
                    {
                        (bounds[cell], changed) = ((newLow, newHigh), true);
                        (low, high) = (terms.Sum(t => t.Sign > 0 ? bounds[t.Cell].Low : -bounds[t.Cell].High), terms.Sum(t => t.Sign > 0 ? bounds[t.Cell].High : -bounds[t.Cell].Low));
                    }
                }
            }
        }

        return true;
    }
}
