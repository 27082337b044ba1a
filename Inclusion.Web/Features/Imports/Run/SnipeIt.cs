namespace Inclusion.Web.Features.Imports.Run;

/// <summary>How people of Snipe-IT are known here: the same by an export of its assets and by one of its users.</summary>
internal static class SnipeIt
{
    public static string KeyOf(string username) => $"snipeit:{username}";
}
