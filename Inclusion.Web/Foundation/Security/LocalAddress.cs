namespace Inclusion.Web.Foundation.Security;

/// <summary>Where to go back to, when the address comes from the address: only within this site, or a link could lead people astray.</summary>
public static class LocalAddress
{
    /// <summary>The address if it is a path of this site, else <c>/</c>.</summary>
    public static string OrHome(string? address) => IsLocal(address) ? address! : "/";

    private static bool IsLocal(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
