using System.Security.Claims;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Support;

/// <summary>
/// The cookie of someone who has signed in, sealed with the installation's own keys: what a test is about begins after the sign-in, which has
/// tests of its own.
/// </summary>
public static class SignedIn
{
    public const string CookieName = ".AspNetCore.Identity.Application";

    private const string CookiePurpose = "Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware";

    public static async Task<string> CookieAsync(TestDatabase database, Actor actor)
    {
        await using var scope = database.Services.CreateAsyncScope();
        var staff = await database.ReadAsync(db => db.Users.SingleAsync(s => s.Id == actor.StaffId));
        ClaimsPrincipal principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<StaffMember>>().CreateAsync(staff);
        var protector = scope.ServiceProvider.GetRequiredService<IDataProtectionProvider>().CreateProtector(CookiePurpose, IdentityConstants.ApplicationScheme, "v2");
        var now = TimeProvider.System.GetUtcNow();
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1) };
        return new TicketDataFormat(protector).Protect(new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme));
    }
}
