using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;

namespace Inclusion.Web.Foundation.Security.Sessions;

/// <summary>Looks with every request whether the session that its cookie names still goes on.</summary>
internal static class SessionCookie
{
    /// <summary>The line by which open pages talk to the server. Pages that renew themselves are no sign of anyone.</summary>
    public const string OpenPages = "/_blazor";

    /// <summary>What a locked session still reaches: open pages go on behind the lock, so that what was typed is not lost, and whoever cannot unlock it may end it.</summary>
    private static readonly string[] ReachedLocked = [OpenPages, Routes.SignOut];

    /// <summary>Where a request keeps the key of a session that is locked: a sign-in in the same browser ends it.</summary>
    private static readonly object Locked = new();

    /// <summary>The key of the session that this browser has, even when it is locked; null when it has none.</summary>
    public static string? KeptKey(HttpContext http) => SessionKey.Of(http.User) ?? http.Items[Locked] as string;

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;

        // What is the same for everyone needs no look, and the page that says that there is no database must not ask it.
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.RejectPrincipal();
            return;
        }

        var sessions = http.RequestServices.GetRequiredService<BrowserSessions>();
        var key = SessionKey.Of(context.Principal!);
        var standing = key is null ? null : await sessions.FindAsync(key, http.RequestAborted);
        if (standing is null)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        else if (standing.IsLocked && !Array.Exists(ReachedLocked, path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
        {
            http.Items[Locked] = key;
            context.RejectPrincipal();
        }
        else if (!http.Request.Path.StartsWithSegments(OpenPages, StringComparison.OrdinalIgnoreCase))
        {
            await sessions.TouchAsync(key!, standing, http.RequestAborted);
        }
    }
}
