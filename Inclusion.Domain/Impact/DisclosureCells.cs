namespace Inclusion.Domain.Impact;

/// <summary>A count in a table, or one that is never printed but could be computed from those that are.</summary>
internal sealed record DisclosureCell
{
    /// <summary>The level of a cell that is not printed at all; below it are the roundings, and 0 is the count as it is.</summary>
    public const int Withheld = int.MaxValue;

    /// <summary>Null: withheld in an earlier report and not known any more; taken for one that may be more or less.</summary>
    public required long? Value { get; init; }

    /// <summary>Nobody may find out the value.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>It is not printed whatever is decided here: a difference of printed counts, or a count that an earlier report withheld or rounded.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Readers know the value whatever is decided here: it has been printed before, or it is a zero.</summary>
    public bool IsKnown { get; init; }

    /// <summary>What a reader knows of the value when it is not printed: it is at least so much.</summary>
    public long LowerBound { get; init; } = 1;

    /// <summary>And at most so much.</summary>
    public long UpperBound { get; init; } = long.MaxValue;

    /// <summary>What a reader knows of the value when it is printed rounded, the finest rounding first; empty for what is never rounded.</summary>
    public IReadOnlyList<DisclosureBounds> Roundings { get; init; } = [];

    /// <summary>It is rounded at least so far, because an earlier report rounded or withheld it.</summary>
    public int LeastLevel { get; init; }

    /// <summary>False: at worst it is rounded.</summary>
    public bool MayBeWithheld { get; init; } = true;

    /// <summary>What the report loses with it; the less, the sooner it is rounded or withheld for another.</summary>
    public long Loss { get; init; }

    /// <summary>Cells that are printed only beside this one, and withheld or rounded with it.</summary>
    public IReadOnlyCollection<int> With { get; init; } = [];

    /// <summary>Whether a reader cannot tell it from one that differs by the step.</summary>
    /// <param name="level">How it is printed.</param>
    public bool Allows(int step, int level) => !IsKnown && level > 0
        && (Value is not { } value || (level == Withheld ? value + step >= LowerBound && value + step <= UpperBound : Roundings[level - 1].Contain(value + step)));

    /// <summary>The levels above this one, each further from the count.</summary>
    public IEnumerable<int> LevelsAbove(int level)
    {
        if (IsHidden || IsKnown || level == Withheld)
        {
            yield break;
        }

        for (var above = level + 1; above <= Roundings.Count; above++)
        {
            yield return above;
        }

        if (MayBeWithheld)
        {
            yield return Withheld;
        }
    }

    /// <summary>What is lost at a level: any rounding is less than anything withheld.</summary>
    public long LossAt(int level) => level switch { 0 => 0, Withheld => WithheldLoss + Loss, _ => level * Loss };

    private const long WithheldLoss = 10_000_000_000_000;
}

/// <summary>A cell in a relation. A total has the sign -1, its parts have +1.</summary>
internal readonly record struct DisclosureTerm(int Cell, int Sign);

/// <summary>
/// Cells and the sums between them. Decides which cells to round or withhold, so that a reader who knows every printed count and every relation can work out none of
/// the sensitive ones.
/// </summary>
/// <remarks>
/// A sensitive cell is safe when there is another table that a reader cannot tell from the true one and in which the cell differs: the printed cells are the
/// same, some of the withheld and rounded ones are one more or one less, every relation holds, and no count leaves what a reader knows of it. Each sensitive cell
/// gets such a table as its proof. Withholding or rounding more never breaks a proof, so that they can be found one after another.
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

    /// <summary>The level of each cell: 0 as it is, its rounding, or <see cref="DisclosureCell.Withheld"/>; the same tables give the same answer.</summary>
    public int[] Decide() => new DisclosureDecision(_cells, _relations).Run();
}
