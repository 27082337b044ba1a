using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Inclusion.Domain.Common;

namespace Inclusion.Web.Foundation.Localisation;

/// <summary>Keeps a refusal by its name and what it knows, so that it can be said later in the language of whoever reads it.</summary>
public sealed class RefusalJson : JsonConverter<Refusal>
{
    private const string Name = "name";
    private const string Value = "value";

    private static readonly FrozenDictionary<string, Type> Types = RefusalSentences.RefusalTypes().ToFrozenDictionary(type => type.FullName!);

    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(Refusal);

    /// <exception cref="JsonException">Another version of the product kept it, with a refusal that there is no more.</exception>
    public override Refusal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var kept = JsonDocument.ParseValue(ref reader);
        return kept.RootElement.GetProperty(Name).GetString() is { } name && Types.TryGetValue(name, out var type)
            ? (Refusal)kept.RootElement.GetProperty(Value).Deserialize(type, options)!
            : throw new JsonException("Nobody knows this refusal.");
    }

    public override void Write(Utf8JsonWriter writer, Refusal value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(Name, value.GetType().FullName);
        writer.WritePropertyName(Value);
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
        writer.WriteEndObject();
    }
}
