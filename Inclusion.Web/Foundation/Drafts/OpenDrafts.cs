namespace Inclusion.Web.Foundation.Drafts;

/// <summary>
/// The pages with a form on which somebody may still be typing, so that no other tab is offered what they have there. A page counts until its circuit is
/// given up, hence some minutes after its connection was lost; after a restart of the server until it has come back.
/// </summary>
public sealed class OpenDrafts
{
    private readonly Dictionary<string, int> _pages = [];
    private readonly Lock _changing = new();

    /// <summary>A page with this form has come or gone. Told on whatever thread.</summary>
    public event Action<string>? Changed;

    /// <summary>A page is there. Twice for a moment, when it is loaded again before its old circuit has gone.</summary>
    public void Enter(string form, string page)
    {
        lock (_changing)
        {
            _pages[page] = _pages.GetValueOrDefault(page) + 1;
        }

        Changed?.Invoke(form);
    }

    /// <summary>Takes over what a page left behind; false when that page is there, or someone else has taken over.</summary>
    public bool TryEnterAlone(string form, string page)
    {
        lock (_changing)
        {
            if (!_pages.TryAdd(page, 1))
            {
                return false;
            }
        }

        Changed?.Invoke(form);
        return true;
    }

    public void Leave(string form, string page)
    {
        lock (_changing)
        {
            var left = _pages.GetValueOrDefault(page) - 1;
            if (left > 0)
            {
                _pages[page] = left;
            }
            else
            {
                _pages.Remove(page);
            }
        }

        Changed?.Invoke(form);
    }

    public bool IsOpen(string page)
    {
        lock (_changing)
        {
            return _pages.ContainsKey(page);
        }
    }
}
