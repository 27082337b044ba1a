namespace Inclusion.Domain.Impact;

/// <summary>One run of <see cref="DisclosureTables.Decide"/>.</summary>
internal sealed class DisclosureDecision
{
    private readonly IReadOnlyList<DisclosureCell> _cells;
    private readonly bool[] _isWithheld;
    private readonly DisclosureSearch _search;

    /// <summary>For each cell those with which it is withheld.</summary>
    private readonly ILookup<int, int> _leading;

    /// <summary>The cells that differ in the proof of each sensitive cell.</summary>
    private readonly Dictionary<int, int[]> _proofs = [];

    /// <summary>Withheld because the search gave up before it knew whether they help.</summary>
    private readonly HashSet<int> _kept = [];

    public DisclosureDecision(IReadOnlyList<DisclosureCell> cells, IReadOnlyList<DisclosureTerm[]> relations)
    {
        _cells = cells;
        _isWithheld = [.. cells.Select(c => c.IsHidden)];
        _leading = Enumerable.Range(0, cells.Count).SelectMany(i => cells[i].With.Select(w => (Cell: w, Leading: i))).ToLookup(p => p.Cell, p => p.Leading);
        _search = new DisclosureSearch(cells, relations, _isWithheld);
    }

    public bool[] Run()
    {
        for (var i = 0; i < _cells.Count; i++)
        {
            if (_cells[i].IsSensitive && !_isWithheld[i])
            {
                Withhold(i);
            }
        }

        var targets = Enumerable.Range(0, _cells.Count).Where(i => _cells[i] is { IsSensitive: true, IsKnown: false }).ToList();

        // Those that hide behind each other already come first: what is withheld for the others depends on them.
        foreach (var target in targets.Where(t => !ProveFreely(t, isQuick: true)).ToList())
        {
            Prove(target);
        }

        GiveBack();
        return _isWithheld;
    }

    private bool ProveFreely(int target, bool isQuick = false)
    {
        if (_search.Find(target, isFree: true, isQuick) is not { } proof)
        {
            return false;
        }

        _proofs[target] = proof;
        return true;
    }

    private void Prove(int target)
    {
        if (ProveFreely(target))
        {
            return;
        }

        if (_search.Find(target, isFree: false) is { } proof)
        {
            _proofs[target] = proof;
            Array.ForEach(proof, Withhold);
            return;
        }

        // What cannot be shown to be safe loses everything around it; what turns out not to help is given back.
        var gaveUp = _search.GaveUp;
        var around = _search.Around(target).Where(c => !_isWithheld[c]).ToList();
        around.ForEach(Withhold);
        if (gaveUp)
        {
            _kept.UnionWith(around);
        }

        if (around.Count > 0)
        {
            ProveFreely(target);
        }
    }

    /// <summary>What is withheld for another and not needed any more, because cells withheld later do as well; the greatest loss first.</summary>
    private void GiveBack()
    {
        var extras = Enumerable.Range(0, _cells.Count).Where(i => _isWithheld[i] && !_cells[i].IsHidden && !_cells[i].IsSensitive && !_kept.Contains(i));
        foreach (var extra in extras.OrderByDescending(i => _cells[i].Loss).ThenBy(i => i).ToList())
        {
            if (_isWithheld[extra])
            {
                TryGiveBack(Unit(extra));
            }
        }
    }

    private void TryGiveBack(List<int> unit)
    {
        if (unit.Exists(c => _cells[c].IsSensitive || _cells[c].IsHidden || _kept.Contains(c)))
        {
            return;
        }

        unit.ForEach(c => _isWithheld[c] = false);
        var found = new Dictionary<int, int[]>();
        foreach (var (target, _) in _proofs.Where(p => p.Value.Any(unit.Contains)))
        {
            if (_search.Find(target, isFree: true) is not { } other)
            {
                unit.ForEach(c => _isWithheld[c] = true);
                return;
            }

            found.Add(target, other);
        }

        foreach (var (target, proof) in found)
        {
            _proofs[target] = proof;
        }
    }

    /// <summary>The cell and those without which it cannot be printed.</summary>
    private List<int> Unit(int cell)
    {
        var unit = new List<int> { cell };
        for (var i = 0; i < unit.Count; i++)
        {
            unit.AddRange(_leading[unit[i]].Where(l => _isWithheld[l] && !unit.Contains(l)));
        }

        return unit;
    }

    private void Withhold(int cell)
    {
        if (_isWithheld[cell])
        {
            return;
        }

        _isWithheld[cell] = true;
        foreach (var other in _cells[cell].With)
        {
            Withhold(other);
        }
    }
}
