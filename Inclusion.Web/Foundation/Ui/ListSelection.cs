namespace Inclusion.Web.Foundation.Ui;

/// <summary>The rows of a list that someone has chosen, by their ids. It outlasts a page of the list, and not its filter. One of each list that is shown.</summary>
public sealed class ListSelection
{
    /// <summary>No more rows than these are acted on at once.</summary>
    public const int Limit = 500;

    private readonly OrderedDictionary<long, bool> _ids = [];

    /// <summary>After it has changed.</summary>
    internal event Action? Changed;

    public int Count => _ids.Count;

    /// <summary>There is room for no more.</summary>
    public bool IsFull => _ids.Count >= Limit;

    /// <summary>Those that are chosen, in the order in which they were.</summary>
    public IReadOnlyList<long> Ids => [.. _ids.Keys];

    public bool Has(long id) => _ids.ContainsKey(id);

    /// <summary>Chooses rows, as many as there is room for.</summary>
    public void Add(params IEnumerable<long> ids)
    {
        foreach (var id in ids)
        {
            if (IsFull)
            {
                break;
            }

            _ids.TryAdd(id, true);
        }

        Changed?.Invoke();
    }

    public void Remove(params IEnumerable<long> ids)
    {
        foreach (var id in ids)
        {
            _ids.Remove(id);
        }

        Changed?.Invoke();
    }

    /// <summary>Chooses a row, or no longer. One that there is no room for is not chosen.</summary>
    public void Toggle(long id)
    {
        if (Has(id))
        {
            Remove(id);
        }
        else
        {
            Add(id);
        }
    }

    public void Clear()
    {
        _ids.Clear();
        Changed?.Invoke();
    }
}
