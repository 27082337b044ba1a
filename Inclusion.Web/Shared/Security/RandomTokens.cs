using System.Buffers.Text;
using System.Security.Cryptography;
using Inclusion.Domain.Certificates;

namespace Inclusion.Web.Shared.Security;

/// <summary>Names that nobody guesses, for addresses that open something without signing in.</summary>
public static class RandomTokens
{
    /// <summary>128 random bits in 22 letters, digits, hyphens and underscores.</summary>
    public static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>A short code to be typed with a certificate's number.</summary>
    public static string DrawCheckCode() => CheckCode.Of(RandomNumberGenerator.GetBytes(CheckCode.Bytes));
}
