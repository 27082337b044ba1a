using System.Web;

namespace Inclusion.Web.Foundation.Scanning;

/// <summary>The address in a label's QR code, so that a phone opens what it is about: a scanner types the whole of it. Whatever its host is, for an organisation may move and its labels stay.</summary>
public static class ScannedAddress
{
    /// <summary>The code in an address (http or https) of a found device or of the one box; null for anything else.</summary>
    public static string? CodeIn(string scanned)
    {
        if (!Uri.TryCreate(scanned, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            return null;
        }

        var code = address.AbsolutePath.StartsWith($"{Routes.Found}/", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(address.AbsolutePath[(Routes.Found.Length + 1)..].TrimEnd('/'))
            : string.Equals(address.AbsolutePath, Routes.Find, StringComparison.OrdinalIgnoreCase) ? HttpUtility.ParseQueryString(address.Query)["q"]
            : null;
        return string.IsNullOrWhiteSpace(code) ? null : code;
    }
}
