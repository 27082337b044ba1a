namespace Inclusion.Domain.Impact;

/// <summary>The sums between counts of the same thing over several periods.</summary>
internal static class DisclosureTimeline
{
    /// <summary>
    /// The fewest sums that say everything. Each count leads from the day on which its period begins to the day after it ends; wherever two ways lead from one
    /// day to another, what is counted along both is the same. Short periods come first, so that a quarter is the sum of its months.
    /// </summary>
    /// <param name="counts">Each period once.</param>
    public static IEnumerable<DisclosureTerm[]> Sums(IReadOnlyList<(int Cell, DateOnly First, DateOnly Last)> counts)
    {
        var ways = new Dictionary<DateOnly, List<(DateOnly To, DisclosureTerm Term)>>();
        foreach (var (cell, first, last) in counts.OrderBy(c => c.Last.DayNumber - c.First.DayNumber).ThenBy(c => c.First))
        {
            var end = last.AddDays(1);
            if (Way(ways, first, end) is { } way)
            {
                yield return [.. way, new DisclosureTerm(cell, -1)];
                continue;
            }

            WaysOf(ways, first).Add((end, new DisclosureTerm(cell, 1)));
            WaysOf(ways, end).Add((first, new DisclosureTerm(cell, -1)));
        }
    }

    private static List<(DateOnly To, DisclosureTerm Term)> WaysOf(Dictionary<DateOnly, List<(DateOnly To, DisclosureTerm Term)>> ways, DateOnly day)
    {
        if (!ways.TryGetValue(day, out var list))
        {
            ways.Add(day, list = []);
        }

        return list;
    }

    /// <summary>Counts added and subtracted from one day to another; null when none lead there.</summary>
    private static List<DisclosureTerm>? Way(Dictionary<DateOnly, List<(DateOnly To, DisclosureTerm Term)>> ways, DateOnly from, DateOnly to)
    {
        var reached = new Dictionary<DateOnly, (DateOnly From, DisclosureTerm Term)?> { [from] = null };
        var next = new Queue<DateOnly>([from]);
        while (!reached.ContainsKey(to) && next.TryDequeue(out var day))
        {
            foreach (var (end, term) in WaysOf(ways, day).Where(w => !reached.ContainsKey(w.To)))
            {
                reached.Add(end, (day, term));
                next.Enqueue(end);
            }
        }

        if (!reached.TryGetValue(to, out var last))
        {
            return null;
        }

        var way = new List<DisclosureTerm>();
        for (; last is { } step; last = reached[step.From])
        {
            way.Add(step.Term);
        }

        return way;
    }
}
