namespace Inclusion.Domain.Impact;

/// <summary>The counts of one report that reveal people, as they stand in it. Those of a figure are one, and two for a share.</summary>
internal sealed class DisclosureCounts
{
    private DisclosureCounts(ImpactFigures figures, int threshold)
    {
        var (scope, period) = (figures.Scope, figures.Period);
        ILookup<Indicator, DisclosureCount> Of(IEnumerable<Figure> of, Func<Indicator, DisclosureKey> keyOf, long rank) =>
            of.SelectMany(f => DisclosureCount.Of(f, keyOf, rank, threshold)).ToLookup(c => c.Indicator!.Value);

        Figures = Of(figures.Figures, i => DisclosureKeys.KeyOf(i, "", scope, period), DisclosureCount.HeadRank);
        Before = Of(figures.Before, i => DisclosureKeys.KeyOf(i, "", scope, figures.ComparedWith), DisclosureCount.BeforeRank);
        People = [.. figures.People.Select(t => t.Rows.Select(r => DisclosureCount.Of(t.By, r, scope, period)).ToList())];
        Activities = [.. figures.Activities.Select(t => (t.By, t.Rows.Select(r => Of(r.Figures, i => DisclosureKeys.KeyOf(i, t.By, r, scope, period), DisclosureCount.RowRank)).ToList()))];
        Skills = [.. figures.Skills.Select(s => DisclosureCount.Of(s, scope, period))];
        All =
        [
            .. Figures.Concat(Before).SelectMany(f => f),
            .. People.SelectMany(t => t),
            .. Activities.SelectMany(t => t.Rows).SelectMany(r => r).SelectMany(f => f),
            .. Skills.SelectMany(s => (DisclosureCount[])[s.Answers, s.Improved]),
        ];
    }

    /// <summary>Of the period.</summary>
    public ILookup<Indicator, DisclosureCount> Figures { get; }

    /// <summary>Of the period that it is compared with.</summary>
    public ILookup<Indicator, DisclosureCount> Before { get; }

    /// <summary>The rows of each table of people.</summary>
    public IReadOnlyList<IReadOnlyList<DisclosureCount>> People { get; }

    /// <summary>The rows of each table of activity.</summary>
    public IReadOnlyList<(ActivityBy By, List<ILookup<Indicator, DisclosureCount>> Rows)> Activities { get; }

    public IReadOnlyList<(DisclosureCount Answers, DisclosureCount Improved)> Skills { get; }

    /// <summary>All of them, in the order of the report.</summary>
    public IReadOnlyList<DisclosureCount> All { get; }

    /// <param name="threshold">The smallest count of people that is shown.</param>
    public static DisclosureCounts Of(ImpactFigures figures, int threshold) => new(figures, threshold);
}
