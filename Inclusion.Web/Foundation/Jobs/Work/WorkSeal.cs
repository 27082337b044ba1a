using System.Security.Cryptography;
using System.Text.Json;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.AspNetCore.DataProtection;

namespace Inclusion.Web.Foundation.Jobs.Work;

/// <summary>Keeps what work is about unreadable without the installation's keys: it may name people.</summary>
public sealed class WorkSeal(IDataProtectionProvider protection)
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new RefusalJson() } };

    private readonly IDataProtector _protector = protection.CreateProtector("Work");

    public string Seal(object content) => _protector.Protect(JsonSerializer.Serialize(content, content.GetType(), Options));

    public byte[] Seal(byte[] content) => _protector.Protect(content);

    /// <exception cref="CryptographicException">The keys were replaced since.</exception>
    public string Open(string content) => _protector.Unprotect(content);

    /// <exception cref="CryptographicException">The keys were replaced since.</exception>
    public byte[] Open(byte[] content) => _protector.Unprotect(content);

    /// <summary>What was sealed as <typeparamref name="T"/>; null when there is nothing, or nothing that this version and its keys can read.</summary>
    public T? Find<T>(string content)
        where T : class
    {
        try
        {
            return content.Length == 0 ? null : Read<T>(Open(content));
        }
        catch (Exception e) when (e is JsonException or CryptographicException)
        {
            return null;
        }
    }

    internal static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("Nothing was kept.");
}
