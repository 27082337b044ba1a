using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Inclusion.Web.Foundation.Security.Sessions;

/// <summary>Looks with every request whether the session that its cookie names still goes on.</summary>
internal static class SessionCookie
{
    /// <summary>What a locked session still reaches: open pages go on behind the lock, so that what was typed is not lost, and whoever cannot unlock it may end it.</summary>
    private static readonly string[] ReachedLocked = ["/_blazor", Routes.SignOut];

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var sessions = http.RequestServices.GetRequiredService<BrowserSessions>();
        var standing = SessionKey.Of(context.Principal!) is { } key ? await sessions.FindAsync(key, http.RequestAborted) : null;
        if (standing is null)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        else if (!Array.Exists(ReachedLocked, path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
        {
            if (standing.IsLocked)
            {
                context.RejectPrincipal();
            }
            else
            {
                await sessions.TouchAsync(SessionKey.Of(context.Principal!)!, standing, http.RequestAborted);
            }
        }
    }
}
