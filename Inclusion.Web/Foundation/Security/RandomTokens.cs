using System.Buffers.Text;
using System.Security.Cryptography;

namespace Inclusion.Web.Foundation.Security;

/// <summary>Names that nobody guesses, for addresses that open something without signing in.</summary>
public static class RandomTokens
{
    /// <summary>128 random bits in 22 letters, digits, hyphens and underscores.</summary>
    public static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
