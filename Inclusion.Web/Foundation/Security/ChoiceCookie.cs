namespace Inclusion.Web.Foundation.Security;

/// <summary>
/// What someone chose on this browser, such as its language, in a cookie of its own for a year: it is wanted before anyone has signed in, and tells nothing of anybody. Over TLS it has a
/// name that only this host, over TLS, can set.
/// </summary>
public static class ChoiceCookie
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>Null when nothing was chosen. Anyone can write anything there.</summary>
    public static string? Read(HttpRequest request, string name) => request.Cookies[NameOf(request, name)];

    public static void Keep(HttpResponse response, string name, string value)
    {
        var request = response.HttpContext.Request;
        response.Cookies.Append(NameOf(request, name), value, Options(request));
    }

    public static void Forget(HttpResponse response, string name)
    {
        var request = response.HttpContext.Request;
        response.Cookies.Delete(NameOf(request, name), Options(request));
    }

    private static string NameOf(HttpRequest request, string name) => request.IsHttps ? $"__Host-{name}" : name;

    private static CookieOptions Options(HttpRequest request) => new() { MaxAge = Kept, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Secure = request.IsHttps };
}
