namespace Inclusion.Web.Foundation.Ui;

/// <summary>Ids for elements that another element names (label, hint, error): unique in the process, so also on the page.</summary>
internal static class ElementIds
{
    private static long _last;

    public static string Next(string prefix) => $"{prefix}-{Interlocked.Increment(ref _last)}";
}
