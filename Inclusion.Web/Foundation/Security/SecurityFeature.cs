using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Foundation.Security.Sessions;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;

namespace Inclusion.Web.Foundation.Security;

/// <summary>Who is asking, and from where.</summary>
public static class SecurityFeature
{
    public static IServiceCollection AddSecurity(this IServiceCollection services) => services
        .AddScoped<CurrentStaff>()
        .AddSingleton<BrowserSessions>()
        .AddScoped<SessionWatch>()
        .AddScoped<AuthenticationStateProvider, SessionAuthentication>()
        .AddScoped<CircuitHandler, SessionCircuit>()
        .AddScoped<StaffSession>()
        .AddScoped<IdentityCheck>()
        .AddSingleton<KnownBrowsers>()
        .AddSingleton<PublicAddress>()
        .AddSingleton<StaffPasswordHasher>()
        .AddSingleton<IPasswordHasher<StaffMember>>(provider => provider.GetRequiredService<StaffPasswordHasher>())
        .AddSingleton<NewStaff>();
}
