namespace Inclusion.Domain.Impact;

/// <summary>
/// Looks for the proof of one cell: it becomes one more or one less, which upsets its relations; each is put right by another cell that is rounded or withheld or can
/// be, until all hold again. The cheapest proof wins, by what must be rounded or withheld anew.
/// </summary>
internal sealed class DisclosureSearch
{
    /// <summary>
    /// Cells tried for one proof, at first in their order, then with an eye on what each of them upsets. Tables of the usual kind need a few; more would be a
    /// tangle of tables, for which everything around is withheld.
    /// </summary>
    private const int MaxSteps = 250, MostThoroughSteps = 120;

    private readonly IReadOnlyList<DisclosureCell> _cells;
    private readonly int[] _levels;

    /// <summary>Without the cells that are known, the cheapest first.</summary>
    private readonly DisclosureTerm[][] _relations;

    /// <summary>Relations of each cell, with its sign in each.</summary>
    private readonly List<(int Relation, int Sign)>[] _relationsOf;

    private readonly int[] _change;

    /// <summary>The level that the cell needs in the proof that is tried.</summary>
    private readonly int[] _needed;

    private readonly int[] _imbalance;
    private readonly List<int> _changed = [];
    private readonly List<int> _touched = [];
    private bool _isFree;
    private bool _isThorough;
    private int _stepsLeft;
    private long _bestLoss;
    private (int Cell, int Level)[]? _best;

    public DisclosureSearch(IReadOnlyList<DisclosureCell> cells, IReadOnlyList<DisclosureTerm[]> relations, int[] levels)
    {
        _cells = cells;
        _levels = levels;
        _needed = new int[cells.Count];
        _relations = [.. relations.Select(r => r.Where(t => !cells[t.Cell].IsKnown).OrderBy(t => cells[t.Cell].Loss).ThenBy(t => t.Cell).ToArray())];
        _relationsOf = [.. cells.Select(_ => new List<(int, int)>())];
        for (var r = 0; r < _relations.Length; r++)
        {
            foreach (var term in _relations[r])
            {
                _relationsOf[term.Cell].Add((r, term.Sign));
            }
        }

        _change = new int[cells.Count];
        _imbalance = new int[_relations.Length];
    }

    /// <summary>Whether the last search ended before everything was tried.</summary>
    public bool GaveUp => _stepsLeft < 0;

    /// <summary>The cells that differ in the proof, with the level that each needs; null when there is none, or none was found in time.</summary>
    /// <param name="isFree">Only with what is rounded and withheld already.</param>
    /// <param name="isQuick">Gives up after a few steps.</param>
    public (int Cell, int Level)[]? Find(int target, bool isFree, bool isQuick = false)
    {
        (_isFree, _bestLoss, _best) = (isFree, long.MaxValue, null);
        Try(target, MaxSteps, isThorough: false);
        if (_best is null && GaveUp && isFree && !isQuick)
        {
            Try(target, MostThoroughSteps, isThorough: true);
        }

        return _best;
    }

    private void Try(int target, int steps, bool isThorough)
    {
        (_stepsLeft, _isThorough) = (steps, isThorough);
        foreach (var step in (ReadOnlySpan<int>)[1, -1])
        {
            TryStep(target, step, _levels[target], 0);
        }
    }

    /// <summary>The other cells in the relations of a cell.</summary>
    public IEnumerable<int> Around(int cell) =>
        _relationsOf[cell].SelectMany(r => _relations[r.Relation]).Select(t => t.Cell).Where(c => c != cell && !_cells[c].IsKnown && !_cells[c].IsHidden).Distinct().Order();

    /// <summary>The other cells in the relations of a cell that readers do not know.</summary>
    public IEnumerable<int> Neighbours(int cell) => _relationsOf[cell].SelectMany(r => _relations[r.Relation]).Select(t => t.Cell).Where(c => c != cell);

    private void TryStep(int cell, int step, int level, long loss)
    {
        if (--_stepsLeft < 0 || _change[cell] != 0 || !_cells[cell].Allows(step, level))
        {
            return;
        }

        _needed[cell] = level;
        Apply(cell, step);
        _changed.Add(cell);
        Continue(loss);
        _changed.RemoveAt(_changed.Count - 1);
        Apply(cell, -step);
    }

    private void Apply(int cell, int step)
    {
        _change[cell] += step;
        foreach (var (relation, sign) in _relationsOf[cell])
        {
            if (_change[cell] != 0)
            {
                _touched.Add(relation);
            }
            else
            {
                _touched.RemoveAt(_touched.Count - 1);
            }

            _imbalance[relation] += sign * step;
        }
    }

    private void Continue(long loss)
    {
        var upset = Upset();
        if (upset < 0)
        {
            if (loss < _bestLoss)
            {
                (_bestLoss, _best) = (loss, [.. _changed.Select(c => (c, _needed[c]))]);
            }

            return;
        }

        var direction = -Math.Sign(_imbalance[upset]);
        foreach (var term in _isThorough ? ByEffect(upset, direction) : _relations[upset])
        {
            if (_bestLoss == loss || GaveUp)
            {
                return;
            }

            if (_change[term.Cell] == 0 && _cells[term.Cell].Allows(direction * term.Sign, _levels[term.Cell]))
            {
                TryStep(term.Cell, direction * term.Sign, _levels[term.Cell], loss);
            }
        }

        foreach (var term in _isFree ? [] : _relations[upset])
        {
            if (GaveUp)
            {
                return;
            }

            // The least level at which the cell can differ that way; what it is at already was tried above.
            var step = direction * term.Sign;
            if (_change[term.Cell] == 0 && !_cells[term.Cell].Allows(step, _levels[term.Cell])
                && _cells[term.Cell].LevelsAbove(_levels[term.Cell]).FirstOrDefault(l => _cells[term.Cell].Allows(step, l)) is > 0 and var level
                && loss + LossOf(term.Cell, level) is var more && more < _bestLoss)
            {
                TryStep(term.Cell, step, level, more);
            }
        }
    }

    /// <summary>Cells that can put the relation right at no loss: those first that put others right as well, or upset the fewest.</summary>
    private IEnumerable<DisclosureTerm> ByEffect(int relation, int direction) => _relations[relation]
        .Where(t => _change[t.Cell] == 0 && _cells[t.Cell].Allows(direction * t.Sign, _levels[t.Cell]))
        .OrderBy(t => _relationsOf[t.Cell].Sum(r => Math.Abs(_imbalance[r.Relation] + (r.Sign * direction * t.Sign)) - Math.Abs(_imbalance[r.Relation])));

    /// <summary>The first relation that does not hold; below 0 when all do.</summary>
    private int Upset()
    {
        foreach (var relation in _touched)
        {
            if (_imbalance[relation] != 0)
            {
                return relation;
            }
        }

        return -1;
    }

    /// <summary>Of a cell at a level, with all that goes with it.</summary>
    private long LossOf(int cell, int level)
    {
        var loss = _cells[cell].LossAt(level) - _cells[cell].LossAt(_levels[cell]);
        foreach (var other in _cells[cell].With)
        {
            loss += _levels[other] >= level || _change[other] != 0 ? 0 : _cells[other].LossAt(level) - _cells[other].LossAt(_levels[other]);
        }

        return loss;
    }
}
