using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Inclusion.Web.Features.SetUp;

/// <summary>
/// Proves that whoever sets the product up can read what it printed at its start: 128 random bits, new at every start, kept in memory only. It is asked of
/// local addresses too: behind a proxy everyone is local.
/// </summary>
public sealed class SetUpCode
{
    private readonly string _code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>Path and query of the set-up page with the code.</summary>
    public string Path => $"{SetUpGate.Path}?code={_code}";

    public bool Is(string? typed) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_code), Encoding.UTF8.GetBytes(typed?.Trim() ?? ""));
}
