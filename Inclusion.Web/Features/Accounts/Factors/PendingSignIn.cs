using System.Globalization;
using System.Security.Cryptography;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Factors;

/// <summary>
/// Whoever gave their password in the browser that asks and is not signed in yet, because a second factor is still to be given or to be set up: a sealed cookie of some
/// minutes. Only in requests.
/// </summary>
public sealed class PendingSignIn
{
    /// <summary>Long enough to fetch a telephone from another room.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly CookieBuilder _cookie = new() { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = Kept };

    private readonly ITimeLimitedDataProtector _protector;
    private readonly SignInManager<StaffMember> _signIn;
    private readonly Database _database;

    public PendingSignIn(IDataProtectionProvider protection, SignInManager<StaffMember> signIn, Database database, IConfiguration settings)
    {
        _protector = protection.CreateProtector("Inclusion.PendingSignIn.1").ToTimeLimitedDataProtector();
        (_signIn, _database) = (signIn, database);
        WebSafety.Protect(_cookie, "inclusion-pending", settings);
    }

    public void Begin(StaffMember staff) =>
        Http.Response.Cookies.Append(_cookie.Name!, _protector.Protect($"{staff.Id.ToString(CultureInfo.InvariantCulture)} {staff.SecurityStamp}", Kept), _cookie.Build(Http));

    public void End() => Http.Response.Cookies.Delete(_cookie.Name!, _cookie.Build(Http));

    /// <summary>Null when there is none, its time is over, or the account was changed meanwhile.</summary>
    public async Task<StaffMember?> FindAsync(CancellationToken cancel)
    {
        if (Http.Request.Cookies[_cookie.Name!] is not { Length: > 0 } cookie)
        {
            return null;
        }

        try
        {
            var parts = _protector.Unprotect(cookie).Split(' ', 2);
            var (id, stamp) = (long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
            return await _database.ReadAsync(db => db.Users.SingleOrDefaultAsync(s => s.Id == id && s.IsActive && s.SecurityStamp == stamp, cancel), cancel);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private HttpContext Http => _signIn.Context;
}
