using System.Security.Claims;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Security.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Inclusion.Tests.Support;

/// <summary>
/// The cookie of someone who has signed in, sealed with the installation's own keys: what a test is about begins after the sign-in, which has
/// tests of its own.
/// </summary>
public static class SignedIn
{
    public static async Task<(string Name, string Value)> CookieAsync(TestDatabase database, Actor actor) =>
        await CookieAsync(database.Services, await database.ReadAsync(db => db.Users.SingleAsync(s => s.Id == actor.StaffId)));

    /// <param name="services">The product's, on the data folder with its keys.</param>
    public static async Task<(string Name, string Value)> CookieAsync(IServiceProvider services, StaffMember staff)
    {
        await using var scope = services.CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<StaffMember>>().CreateAsync(staff);
        var session = new BrowserSession(RandomTokens.Draw(), staff, "", "", TimeProvider.System.GetUtcNow());
        await scope.ServiceProvider.GetRequiredService<Database>().WriteAsync(
            Actor.Product,
            db =>
            {
                db.BrowserSessions.Add(session);
                return Task.FromResult(Outcome.Done);
            },
            CancellationToken.None);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(SessionKey.Claim, session.Key));
        var cookie = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = TimeProvider.System.GetUtcNow();
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1) };
        return (cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme)));
    }
}
