namespace Inclusion.Web.Shared.Impact;

/// <summary>The keys of areas in rows of activity: they stay when names change.</summary>
internal static class ImpactKeys
{
    /// <summary>The area that a competence belongs to: digcomp-2.2/1 for 1.3 of digcomp-2.2.</summary>
    public static string OfArea(string framework, string competence) => $"{framework}/{competence.Split('.')[0]}";

    public static (string Framework, string Code) AreaOf(string key)
    {
        var slash = key.LastIndexOf('/');
        return slash < 0 ? ("", key) : (key[..slash], key[(slash + 1)..]);
    }
}
