namespace Inclusion.Domain.Impact;

/// <summary>A count that is or was to be printed.</summary>
internal sealed class DisclosureEntry
{
    public required DisclosureKey Key { get; init; }

    /// <summary>As counted now, or as printed or counted before; null when it was withheld before, and what was counted then was not kept.</summary>
    public long? Value { get; set; }

    /// <summary>Different people behind the value; 0 where it is not known any more.</summary>
    public long People { get; set; }

    /// <summary>Stands in the report to be protected.</summary>
    public bool IsNew { get; init; }

    /// <summary>An earlier report shows this value.</summary>
    public bool IsPublished { get; set; }

    /// <summary>An earlier report withheld it.</summary>
    public bool WasWithheld { get; set; }

    /// <summary>What is counted in two neighbouring periods is the sum of both.</summary>
    public bool AddsUpOverTime { get; init; }

    /// <summary>Whether a longer period counts whatever a shorter one in it counts.</summary>
    public bool GrowsWithTime { get; init; } = true;

    public long Loss { get; init; }

    public long LowerBound { get; init; } = 1;

    /// <summary>What the value is counted in, as far as it may be printed rounded; null for what is printed as it is or not at all.</summary>
    public IndicatorUnit? Unit { get; init; }

    /// <summary>One of the figures that a report is about, over so many that it is always shown, at worst rounded.</summary>
    public bool IsMain { get; init; }

    /// <summary>The finest rounding at which an earlier report shows it; null when none does.</summary>
    public (DisclosureBounds Bounds, int Level)? Rounded { get; private set; }

    /// <summary>An earlier report shows it rounded.</summary>
    public void WasRounded(DisclosureBounds bounds, int level)
    {
        if (Rounded is not { } before || level < before.Level)
        {
            Rounded = (bounds, level);
        }
    }

    /// <summary>Numbers of the entries that are printed only beside this one.</summary>
    public HashSet<int> With { get; } = [];
}
