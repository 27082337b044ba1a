using System.Text.Json;
using Inclusion.Domain.Impact;

namespace Inclusion.Web.Shared.Impact;

/// <summary>What an issued report is kept as: written once, read by every later version of the product.</summary>
internal static class FrozenJson
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new ImpactJson<ImpactFigures>() } };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("Nothing was kept.");
}
