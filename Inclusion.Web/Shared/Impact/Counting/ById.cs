namespace Inclusion.Web.Shared.Impact.Counting;

/// <summary>A value for each id: what would be a dictionary, were it not asked a million times.</summary>
/// <param name="none">The value of an id that has none.</param>
internal sealed class ById<T>(T none)
{
    private T[] _values = [];

    public T this[long id]
    {
        get => id < _values.Length ? _values[id] : none;
        set
        {
            if (id >= _values.Length)
            {
                var known = _values.Length;
                Array.Resize(ref _values, (int)Math.Max(id + 1, known * 2L));
                Array.Fill(_values, none, known, _values.Length - known);
            }

            _values[id] = value;
        }
    }
}
