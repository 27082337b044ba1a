namespace Inclusion.Domain.Impact;

/// <summary>
/// Rounding as protection: a count that would tell of few people is printed as the nearest multiple of a base, which leaves a reader several counts that it may be. A count
/// at the edge of what rounds to one number can only be less, or only more; where that does not do, the base is doubled, and the count lies within.
/// </summary>
internal static class DisclosureRounding
{
    /// <summary>How many bases there are.</summary>
    public const int Levels = 2;

    private const long CountBase = 10, DaysBase = 10, MinutesBase = 60;

    /// <summary>Of the level, in the indicator's unit: 10 or 20 of what is counted, 10 or 20 days, 1 or 2 hours.</summary>
    /// <param name="level">1 is the finer.</param>
    public static long BaseOf(IndicatorUnit unit, int level) => level * (unit switch { IndicatorUnit.Minutes => MinutesBase, IndicatorUnit.Days => DaysBase, _ => CountBase });

    /// <summary>The level whose base that is; null for none.</summary>
    public static int? LevelOf(IndicatorUnit unit, long roundedTo)
    {
        for (var level = 1; level <= Levels; level++)
        {
            if (BaseOf(unit, level) == roundedTo)
            {
                return level;
            }
        }

        return null;
    }

    public static long Round(long value, long roundedTo) => (value + (roundedTo / 2)) / roundedTo * roundedTo;

    /// <summary>What a reader knows of a count that is printed rounded; both ends may be. Nothing stays nothing.</summary>
    /// <param name="threshold">Readers know that a printed count is no smaller.</param>
    public static DisclosureBounds BoundsOf(long rounded, long roundedTo, int threshold) =>
        rounded == 0 ? new(0, 0) : new(Math.Max(threshold, rounded - (roundedTo / 2)), rounded - (roundedTo / 2) + roundedTo - 1);

    /// <summary>
    /// What a reader knows of a count at each level, the finer first; the coarser only where the count is at the edge of the finer. Empty for a count that would be rounded to
    /// nothing.
    /// </summary>
    public static IReadOnlyList<DisclosureBounds> Of(IndicatorUnit unit, long value, int threshold)
    {
        if (value == 0)
        {
            return [new DisclosureBounds(0, 0)];
        }

        var bounds = new List<DisclosureBounds>();
        for (var level = 1; level <= Levels && Round(value, BaseOf(unit, level)) is > 0 and var rounded; level++)
        {
            bounds.Add(BoundsOf(rounded, BaseOf(unit, level), threshold));
            if (bounds[^1].Contain(value - 1) && bounds[^1].Contain(value + 1))
            {
                break;
            }
        }

        return bounds;
    }
}

/// <summary>The least and the most that a count may be, both included.</summary>
internal readonly record struct DisclosureBounds(long Low, long High)
{
    public bool Contain(long value) => Low <= value && value <= High;
}
