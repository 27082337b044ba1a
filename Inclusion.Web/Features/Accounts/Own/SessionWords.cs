using System.Globalization;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Accounts.Own;

/// <summary>How a browser in which somebody is signed in is told from others.</summary>
internal static class SessionWords
{
    public static string NameOf(OpenSession one) => (one.Browser, one.System) switch
    {
        ({ } browser, { } system) => string.Format(CultureInfo.CurrentCulture, AccountText.BrowserOnSystem, browser, system),
        ({ } browser, null) => browser,
        (null, { } system) => system,
        _ => AccountText.BrowserUnknown,
    };

    /// <summary>Since when, when last, and from where.</summary>
    public static string LineOf(OpenSession one, TimeZoneInfo zone)
    {
        var moments = string.Format(CultureInfo.CurrentCulture, AccountText.SessionMoments, DateWords.Moment(one.BeganAt, zone), DateWords.Moment(one.LastActiveAt, zone));
        return one.Address.Length > 0 ? $"{moments} · {one.Address}" : moments;
    }
}
