namespace Inclusion.Web.Features.Imports.Run;

/// <summary>How people of Snipe-IT are known here: the same by an export of its assets and by one of its users.</summary>
internal static class SnipeIt
{
    private const string Prefix = "snipeit:";

    public static string KeyOf(string username) => Prefix + username;

    public static bool IsKey(string key) => key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
}
