namespace Inclusion.Domain.Impact;

/// <summary>What is counted, for whom and when: the same count has the same key in whichever report and table it stands.</summary>
/// <param name="Measure">The indicator, with the row of a table where the row is no centre, partner or period.</param>
/// <param name="Centre">Null: all centres.</param>
/// <param name="Partner">Null: all partners, and those who came without.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, inclusive.</param>
internal readonly record struct DisclosureKey(string Measure, long? Centre, long? Partner, DateOnly First, DateOnly Last)
{
    /// <summary>Whether whatever is counted for the other is counted for this too.</summary>
    public bool Contains(DisclosureKey other) =>
        First <= other.First && other.Last <= Last && (Centre is null || Centre == other.Centre) && (Partner is null || Partner == other.Partner);
}

/// <summary>A count that is or was to be printed.</summary>
internal sealed class DisclosureEntry
{
    public required DisclosureKey Key { get; init; }

    /// <summary>As counted now, or as printed before; null when it was withheld before and is not counted now.</summary>
    public long? Value { get; set; }

    /// <summary>Different people behind the value; only of what is counted now.</summary>
    public long People { get; init; }

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

    /// <summary>Numbers of the entries that are printed only beside this one.</summary>
    public HashSet<int> With { get; } = [];
}
