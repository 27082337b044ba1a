namespace Inclusion.Web.Features.Accounts.Own;

/// <summary>
/// What a browser says of itself, as far as people call it so: enough to know one's own devices by. Browsers name others for the sake of old pages, so the most
/// particular name is looked for first.
/// </summary>
internal static class BrowserAgent
{
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    /// <summary>Null when it says nothing that is known.</summary>
    public static string? BrowserOf(string agent) => Find(Browsers, agent);

    /// <summary>Null when it says nothing that is known.</summary>
    public static string? SystemOf(string agent) => Find(Systems, agent);

    private static string? Find((string Sign, string Name)[] known, string agent) => Array.Find(known, k => agent.Contains(k.Sign, StringComparison.Ordinal)).Name;
}
