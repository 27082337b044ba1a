namespace Inclusion.Web.Foundation.Jobs.Work;

/// <summary>The work that the page of this circuit shows by itself, so that its end is not said a second time.</summary>
public sealed class WorkOnPage
{
    private readonly HashSet<long> _shown = [];

    public bool Shows(long id) => _shown.Contains(id);

    internal void Show(long id) => _shown.Add(id);

    internal void Leave(long id) => _shown.Remove(id);
}
