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
public sealed class KnownBrowsers
{

    private const int MostAccounts = 20;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private readonly IDataProtector _protector;

    private readonly CookieBuilder _cookie = new() { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = Kept };

    public KnownBrowsers(IDataProtectionProvider protection, IConfiguration settings)
    {
        _protector = protection.CreateProtector("Inclusion.KnownBrowsers.1");
        WebSafety.Protect(_cookie, "inclusion-browser", settings);
    }

    /// <summary>What limits count by: the browser where staff signed in before, so that strangers behind the same router do not shut a desk out; else the network.</summary>
    public string KeyOf(HttpContext http) => Read(http.Request) is { } browser ? $"browser {browser.Id}" : NetworkKey.Of(http.Connection.RemoteIpAddress);

    /// <summary>Null when nobody signed in there before, or its cookie was made up.</summary>
    public KnownBrowser? Read(HttpRequest request)
    {
        if (request.Cookies[_cookie.Name!] is not { Length: > 0 } cookie)
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
        http.Response.Cookies.Append(_cookie.Name!, _protector.Protect(JsonSerializer.Serialize(browser)), _cookie.Build(http));
    }
}
