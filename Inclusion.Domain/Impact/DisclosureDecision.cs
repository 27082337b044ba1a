namespace Inclusion.Domain.Impact;

/// <summary>One run of <see cref="DisclosureTables.Decide"/>.</summary>
internal sealed class DisclosureDecision
{
    private readonly IReadOnlyList<DisclosureCell> _cells;
    private readonly int[] _levels;
    private readonly DisclosureSearch _search;
    private readonly DisclosureNarrowing _narrowing;

    /// <summary>For each cell those with which it is withheld or rounded.</summary>
    private readonly ILookup<int, int> _leading;

    /// <summary>The cells that differ in the proof of each sensitive cell.</summary>
    private readonly Dictionary<int, int[]> _proofs = [];

    /// <summary>Raised because the search gave up before it knew whether they help.</summary>
    private readonly HashSet<int> _kept = [];

    public DisclosureDecision(IReadOnlyList<DisclosureCell> cells, IReadOnlyList<DisclosureTerm[]> relations)
    {
        _cells = cells;
        _levels = [.. cells.Select(c => c.IsHidden ? DisclosureCell.Withheld : 0)];
        _leading = Enumerable.Range(0, cells.Count).SelectMany(i => cells[i].With.Select(w => (Cell: w, Leading: i))).ToLookup(p => p.Cell, p => p.Leading);
        _search = new DisclosureSearch(cells, relations, _levels);
        _narrowing = new DisclosureNarrowing(cells, relations);
    }

    public int[] Run()
    {
        for (var i = 0; i < _cells.Count; i++)
        {
            Raise(i, _cells[i] is { IsSensitive: true } ? DisclosureCell.Withheld : LeastOf(i));
        }

        var targets = Enumerable.Range(0, _cells.Count).Where(i => _cells[i] is { IsSensitive: true, IsKnown: false }).ToList();

        // Those that hide behind each other already come first: what is withheld for the others depends on them.
        foreach (var target in targets.Where(t => !ProveFreely(t, isQuick: true)).ToList())
        {
            Prove(target);
        }

        GiveBack();
        HideWhatIsFound([.. targets.Where(t => !_proofs.ContainsKey(t))]);
        return _levels;
    }

    private int LeastOf(int cell) => _cells[cell].IsHidden ? DisclosureCell.Withheld : _cells[cell].LeastLevel;

    private bool ProveFreely(int target, bool isQuick = false)
    {
        if (_search.Find(target, isFree: true, isQuick) is not { } proof)
        {
            return false;
        }

        Keep(target, proof);
        return true;
    }

    private void Keep(int target, (int Cell, int Level)[] proof) => _proofs[target] = [.. proof.Select(p => p.Cell)];

    private void Prove(int target)
    {
        if (ProveFreely(target))
        {
            return;
        }

        if (_search.Find(target, isFree: false) is { } proof)
        {
            Keep(target, proof);
            Array.ForEach(proof, p => Raise(p.Cell, p.Level));
            return;
        }

        // What cannot be shown to be safe loses everything around it, step by step; what turns out not to help is given back.
        var gaveUp = _search.GaveUp;
        var around = _search.Around(target).ToList();
        for (var raised = true; raised && !ProveFreely(target);)
        {
            raised = false;
            foreach (var cell in around)
            {
                if (_cells[cell].LevelsAbove(_levels[cell]).FirstOrDefault() is > 0 and var level)
                {
                    Raise(cell, level);
                    raised = true;
                    if (gaveUp)
                    {
                        _kept.Add(cell);
                    }
                }
            }
        }
    }

    /// <summary>What has no proof and a reader would find by narrowing hides behind more and more of what is around it, the nearest and least loss first.</summary>
    private void HideWhatIsFound(List<int> unproven)
    {
        var found = unproven.Count > 0 ? _narrowing.Found(_levels) : [];
        foreach (var target in unproven)
        {
            while (found[target] && NextAround(target) is { } next)
            {
                Raise(next.Cell, next.Level);
                found = _narrowing.Found(_levels);
            }
        }
    }

    /// <summary>The nearest cell that can still be raised; null when everything that the target is related to is withheld.</summary>
    private (int Cell, int Level)? NextAround(int target)
    {
        var reached = new HashSet<int> { target };
        for (List<int> layer = [target]; layer.Count > 0;)
        {
            layer = [.. layer.SelectMany(_search.Neighbours).Where(reached.Add)];
            var raised = layer.SelectMany(c => _cells[c].LevelsAbove(_levels[c]).Take(1).Select(l => (Cell: c, Level: l))).ToList();
            if (raised.Count > 0)
            {
                return raised.MinBy(r => (_cells[r.Cell].LossAt(r.Level), r.Cell));
            }
        }

        return null;
    }

    /// <summary>What is rounded or withheld for another and not needed any more, because cells raised later do as well; the greatest loss first.</summary>
    private void GiveBack()
    {
        var extras = Enumerable.Range(0, _cells.Count).Where(i => _levels[i] > LeastOf(i) && !_cells[i].IsHidden && !_cells[i].IsSensitive && !_kept.Contains(i));
        foreach (var extra in extras.OrderByDescending(i => _cells[i].LossAt(_levels[i])).ThenBy(i => i).ToList())
        {
            var unit = Unit(extra);
            if (unit.Exists(c => _cells[c].IsSensitive || _cells[c].IsHidden || _kept.Contains(c)))
            {
                continue;
            }

            // The nearest to the count first.
            var nearer = Enumerable.Range(0, _cells[extra].Roundings.Count + 1).Where(l => l >= LeastOf(extra) && l < _levels[extra]).ToList();
            _ = nearer.Exists(l => TryLower(unit, l));
        }
    }

    private bool TryLower(List<int> unit, int level)
    {
        var before = unit.ConvertAll(c => _levels[c]);
        unit.ForEach(c => _levels[c] = Math.Max(LeastOf(c), Math.Min(_levels[c], level)));
        var found = new Dictionary<int, int[]>();
        foreach (var (target, _) in _proofs.Where(p => p.Value.Any(unit.Contains)))
        {
            if (_search.Find(target, isFree: true) is not { } other)
            {
                for (var i = 0; i < unit.Count; i++)
                {
                    _levels[unit[i]] = before[i];
                }

                return false;
            }

            found.Add(target, [.. other.Select(o => o.Cell)]);
        }

        foreach (var (target, proof) in found)
        {
            _proofs[target] = proof;
        }

        return true;
    }

    /// <summary>The cell and those without which it cannot be printed so.</summary>
    private List<int> Unit(int cell)
    {
        var unit = new List<int> { cell };
        for (var i = 0; i < unit.Count; i++)
        {
            unit.AddRange(_leading[unit[i]].Where(l => _levels[l] > 0 && !unit.Contains(l)));
        }

        return unit;
    }

    /// <summary>No rounding as far as the level, no rounding at all: then it is withheld.</summary>
    private void Raise(int cell, int level)
    {
        var wanted = level == 0 || level == DisclosureCell.Withheld || level <= _cells[cell].Roundings.Count ? level : DisclosureCell.Withheld;
        if (_cells[cell].IsKnown || _levels[cell] >= wanted)
        {
            return;
        }

        _levels[cell] = wanted;
        foreach (var other in _cells[cell].With)
        {
            Raise(other, wanted);
        }
    }
}
