namespace Inclusion.Domain.Impact;

/// <summary>A count of a report that reveals people; a share is two.</summary>
internal sealed record DisclosureCount
{
    // Ranks of what a report loses: rows before figures of the period before, and the figures of the report itself last.
    public const long RowRank = 0, BeforeRank = 100_000_000, HeadRank = 1_000_000_000, PeopleHelpedRank = 10_000_000_000;

    private static readonly HashSet<Indicator> Revealing = [.. Indicators.All.Where(d => d.RevealsPeople).Select(d => d.Indicator)];

    public required DisclosureKey Key { get; init; }

    /// <summary>As it stands there; null: withheld.</summary>
    public required long? Value { get; init; }

    /// <summary>Null: it is not rounded.</summary>
    public long? RoundedTo { get; init; }

    /// <summary>Different people behind it, where that is counted now.</summary>
    public required long People { get; init; }

    public required long Rank { get; init; }

    /// <summary>Null: it is never rounded.</summary>
    public required IndicatorUnit? Unit { get; init; }

    /// <summary>Null for a row of people or of skills.</summary>
    public Indicator? Indicator { get; init; }

    /// <summary>What it is at least, when it is withheld.</summary>
    public long Least { get; init; } = 1;

    /// <summary>A count that is printed only beside this one; null: none.</summary>
    public DisclosureKey? With { get; init; }

    public static bool Reveals(Indicator indicator) => Revealing.Contains(indicator);

    /// <summary>Whether so many are too few to be shown; nobody is not few.</summary>
    /// <param name="count">Null: it is not known.</param>
    /// <param name="threshold">The smallest count of people that is shown.</param>
    public static bool IsFew(long? count, int threshold) => count >= 1 && count < threshold;

    /// <summary>None for a figure that reveals nobody; two for a share: what is in it, and then what is missing from it.</summary>
    /// <param name="threshold">The smallest count of people that is shown.</param>
    public static IReadOnlyList<DisclosureCount> Of(Figure figure, Func<Indicator, DisclosureKey> keyOf, long rank, int threshold) => !Reveals(figure.Indicator) ? []
        : figure.Indicator is Impact.Indicator.AttendanceRate ? OfShare(keyOf(figure.Indicator), figure, rank, threshold)
        : [OfFigure(keyOf(figure.Indicator), figure, rank)];

    /// <summary>A row of people.</summary>
    public static DisclosureCount Of(PeopleBy by, PeopleRow row, ImpactScope scope, ImpactPeriod period) => new()
    {
        Key = DisclosureKeys.KeyOf(by, row, scope, period),
        Value = row.Count,
        RoundedTo = row.RoundedTo,
        People = row.Count ?? 0,
        Rank = RowRank,
        Unit = IndicatorUnit.Count,
    };

    public static (DisclosureCount Answers, DisclosureCount Improved) Of(SkillChange skill, ImpactScope scope, ImpactPeriod period)
    {
        var (answers, improved) = DisclosureKeys.KeysOf(skill, scope, period);
        return
        (
            new DisclosureCount { Key = answers, Value = skill.Answers, People = skill.People, Rank = RowRank, Unit = null, With = improved },
            new DisclosureCount { Key = improved, Value = skill.Improved, People = skill.Improved ?? 0, Rank = RowRank, Unit = null }
        );
    }

    private static DisclosureCount OfFigure(DisclosureKey key, Figure figure, long rank) => new()
    {
        Key = key,
        Value = figure.Value,
        RoundedTo = figure.RoundedTo,
        People = figure.People > 0 ? figure.People : figure.Value ?? 0,
        Rank = figure.Indicator is Impact.Indicator.PeopleHelped && rank == HeadRank ? PeopleHelpedRank : rank,
        Unit = Indicators.Of(figure.Indicator).Unit,
        Indicator = figure.Indicator,
    };

    /// <summary>A share is two counts, printed together or not at all: what is in it, and what is missing from its denominator.</summary>
    private static IReadOnlyList<DisclosureCount> OfShare(DisclosureKey key, Figure figure, long rank, int threshold)
    {
        var (attended, missed) = (figure.Value, figure.Of - figure.Value);
        var one = new DisclosureCount
        {
            Key = key,
            Value = attended,
            RoundedTo = figure.RoundedTo,
            People = PeopleBehind(figure, threshold),
            Rank = rank,
            Unit = IndicatorUnit.Count,
            Indicator = figure.Indicator,

            // Withheld, it is known to be over something: one of the parts is at least one.
            Least = attended >= missed ? 1 : 0,
            With = DisclosureKeys.MissedOf(key),
        };
        return [one, one with { Key = DisclosureKeys.MissedOf(key), Value = missed, Least = 1 - one.Least, With = key }];
    }

    /// <summary>Behind a share: one where few are behind it, in it or missing from it, so that it is of few.</summary>
    private static long PeopleBehind(Figure share, int threshold) =>
        share.Of > 0 && (IsFew(share.People, threshold) || IsFew(share.Value, threshold) || IsFew(share.Of - share.Value, threshold)) ? 1 : Math.Max(threshold, share.People);
}
