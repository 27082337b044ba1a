using System.Security.Claims;

namespace Inclusion.Web.Foundation.Security.Sessions;

/// <summary>By what a signed-in browser names its session.</summary>
public static class SessionKey
{
    /// <summary>The claim of the cookie that holds it.</summary>
    public const string Claim = "inclusion:session";

    /// <summary>Null when nobody is signed in.</summary>
    public static string? Of(ClaimsPrincipal principal) => principal.FindFirstValue(Claim);
}
