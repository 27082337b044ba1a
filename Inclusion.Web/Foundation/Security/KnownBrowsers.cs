using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Inclusion.Web.Foundation.Security;

/// <param name="Id">A random name of the browser.</param>
/// <param name="StaffIds">The accounts that signed in there, the last one first.</param>
public sealed record KnownBrowser(string Id, IReadOnlyList<long> StaffIds);

/// <summary>
/// Browsers in which somebody signed in before, by a cookie of their own. Strangers who try passwords, even from the same network, do not slow them down; the cookie lets
/// nobody in.
/// </summary>
public sealed class KnownBrowsers(IDataProtectionProvider protection)
{
    public const string Cookie = "inclusion.browser";

    private const int MostAccounts = 20;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private readonly IDataProtector _protector = protection.CreateProtector("Inclusion.KnownBrowsers.1");

    /// <summary>Null when nobody signed in there before, or its cookie was made up.</summary>
    public KnownBrowser? Read(HttpRequest request)
    {
        if (request.Cookies[Cookie] is not { Length: > 0 } cookie)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<KnownBrowser>(_protector.Unprotect(cookie));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>This account signed in in the browser that asks.</summary>
    public void Remember(HttpContext http, long staffId)
    {
        var before = Read(http.Request);
        var browser = new KnownBrowser(before?.Id ?? RandomTokens.Draw(), [staffId, .. (before?.StaffIds ?? []).Where(id => id != staffId).Take(MostAccounts - 1)]);
        http.Response.Cookies.Append(
            Cookie,
            _protector.Protect(JsonSerializer.Serialize(browser)),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, MaxAge = Kept, Path = "/" });
    }
}
