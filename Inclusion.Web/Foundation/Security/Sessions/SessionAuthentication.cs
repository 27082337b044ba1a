using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Inclusion.Web.Foundation.Security.Sessions;

/// <summary>Who an open page belongs to, until its session ends: nobody from then on, and the page leads to the sign-in.</summary>
internal sealed class SessionAuthentication : ServerAuthenticationStateProvider
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    /// <summary>Not for requests: one that signs in anew goes on as who it came from.</summary>
    public void Follow(SessionWatch watch) => watch.Changed += () =>
    {
        if (watch.HasEnded)
        {
            SetAuthenticationState(Task.FromResult(Nobody));
        }
    };
}
