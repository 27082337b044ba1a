using System.Security.Claims;
using Inclusion.Web.Foundation.Security.Sessions;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Inclusion.Web.Features.Accounts;

/// <summary>Ends an open page with the session of its browser: at once when this process ends it, else within <see cref="Interval"/>.</summary>
internal sealed class StaffRevalidation(ILoggerFactory loggers, BrowserSessions sessions) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <summary>After at most this long an open page of someone who was shut out, or whose session is over, stops.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    protected override TimeSpan RevalidationInterval => Interval;

    /// <summary>From now on the page hears at once of the end of its session. Not for requests: one that signs in anew goes on as who it came from.</summary>
    public void Follow() => sessions.Changed += Hear;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        SessionKey.Of(authenticationState.User) is { } key && await sessions.FindAsync(key, cancellationToken) is not null;

    protected override void Dispose(bool disposing)
    {
        sessions.Changed -= Hear;
        base.Dispose(disposing);
    }

    private void Hear(string key) => _ = HearAsync(key);

    private async Task HearAsync(string key)
    {
        var state = await GetAuthenticationStateAsync();
        if (SessionKey.Of(state.User) == key && !await ValidateAuthenticationStateAsync(state, CancellationToken.None))
        {
            SetAuthenticationState(Task.FromResult(Nobody));
        }
    }
}

/// <summary>Lets an open page follow its session.</summary>
internal sealed class StaffCircuit(AuthenticationStateProvider authentication) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        ((StaffRevalidation)authentication).Follow();
        return Task.CompletedTask;
    }
}
