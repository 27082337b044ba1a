using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Inclusion.Web.Foundation.Security.Sessions;

/// <summary>Has the session of a page watched from the page's first moment.</summary>
internal sealed class SessionCircuit(AuthenticationStateProvider authentication, SessionWatch watch) : CircuitHandler
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (SessionKey.Of((await authentication.GetAuthenticationStateAsync()).User) is { } key)
        {
            ((SessionAuthentication)authentication).Follow(watch);
            await watch.StartAsync(key);
        }
    }
}
