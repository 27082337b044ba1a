namespace Inclusion.Domain.Impact;

/// <summary>A count in a table, or one that is never printed but could be computed from those that are.</summary>
internal sealed record DisclosureCell
{
    /// <summary>Null: withheld in an earlier report and not known any more; taken for one that may be more or less.</summary>
    public required long? Value { get; init; }

    /// <summary>Nobody may find out the value.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>It is not printed whatever is decided here: a difference of printed counts, or a count that an earlier report withheld.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Readers know the value whatever is decided here: it has been printed before, or it is a zero.</summary>
    public bool IsKnown { get; init; }

    /// <summary>What a reader knows of the value when it is not printed: it is at least so much.</summary>
    public long LowerBound { get; init; } = 1;

    /// <summary>What the report loses with it; the less, the sooner it is withheld for another.</summary>
    public long Loss { get; init; }

    /// <summary>Cells that are printed only beside this one, and withheld with it.</summary>
    public IReadOnlyCollection<int> With { get; init; } = [];
}

/// <summary>A cell in a relation. A total has the sign -1, its parts have +1.</summary>
internal readonly record struct DisclosureTerm(int Cell, int Sign);

/// <summary>
/// Cells and the sums between them. Decides which cells to withhold, so that a reader who knows every printed count and every relation can work out none of
/// the sensitive ones.
/// </summary>
/// <remarks>
/// A sensitive cell is safe when there is another table that a reader cannot tell from the true one and in which the cell differs: the printed cells are the
/// same, some of the withheld ones are one more or one less, every relation holds, and no count falls below what a reader knows of it. Each sensitive cell
/// gets such a table as its proof. Withholding more never breaks a proof, so that they can be found one after another.
/// </remarks>
internal sealed class DisclosureTables
{
    private readonly List<DisclosureCell> _cells = [];
    private readonly List<DisclosureTerm[]> _relations = [];

    public IReadOnlyList<DisclosureCell> Cells => _cells;

    public IReadOnlyList<IReadOnlyList<DisclosureTerm>> Relations => _relations;

    /// <summary>The cell's number.</summary>
    public int Add(DisclosureCell cell)
    {
        _cells.Add(cell);
        return _cells.Count - 1;
    }

    /// <summary>Signed cells whose sum a reader knows: 0, or what stands for those that are counted in two parts.</summary>
    public void Relate(IEnumerable<DisclosureTerm> terms) => _relations.Add([.. terms]);

    /// <summary>A cell is the sum of others.</summary>
    public void Sum(int total, IEnumerable<int> parts) => Relate(parts.Select(p => new DisclosureTerm(p, 1)).Append(new DisclosureTerm(total, -1)));

    /// <summary>Whether each cell is withheld; the same tables give the same answer.</summary>
    public bool[] Decide() => new DisclosureDecision(_cells, _relations).Run();
}
