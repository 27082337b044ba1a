using System.Web;

namespace Inclusion.Web.Foundation.Scanning;

/// <summary>A label may carry an address, so that a phone opens what it is about: a scanner types the whole of it.</summary>
public static class ScannedAddress
{
    /// <summary>Where an address says what it is about, in place of its path.</summary>
    private static readonly string[] Names = ["q", "tag", "device", "code"];

    /// <summary>The code in an address (http or https): what its query says, or else the last part of its path. Anything else as it is.</summary>
    public static string CodeIn(string scanned)
    {
        scanned = scanned.Trim();
        if (!Uri.TryCreate(scanned, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            return scanned;
        }

        var query = HttpUtility.ParseQueryString(address.Query);
        var said = Names.Select(name => query[name]).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) ?? Uri.UnescapeDataString(address.Segments[^1].Trim('/'));
        return said.Length > 0 ? said : scanned;
    }
}
