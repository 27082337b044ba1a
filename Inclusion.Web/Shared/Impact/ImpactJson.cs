using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Inclusion.Domain.Impact;

namespace Inclusion.Web.Shared.Impact;

/// <summary>Figures and what is reckoned from them as JSON. What follows from the rest is not written; a period is written by its days, a scope by its kind and id.</summary>
internal sealed class ImpactJson<T> : JsonConverter<T>
    where T : class
{
    private static readonly JsonSerializerOptions Options = new()
    {
        IgnoreReadOnlyProperties = true,
        Converters = { new PeriodJson(), new ScopeJson() },
    };

    /// <exception cref="JsonException">It is not what was written.</exception>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonSerializer.Deserialize<T>(ref reader, Options);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, Options);

    /// <summary>2026-01-01/2026-12-31, as ISO 8601 writes an interval.</summary>
    private sealed class PeriodJson : JsonConverter<ImpactPeriod>
    {
        private const string Format = "yyyy-MM-dd";

        public override ImpactPeriod Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var days = reader.GetString()?.Split('/') ?? [];
            return days.Length == 2
                && DateOnly.TryParseExact(days[0], Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
                && DateOnly.TryParseExact(days[1], Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
                && ImpactPeriod.Between(first, last) is { IsRefused: false } period
                ? period.Value
                : throw new JsonException("A period is its first and its last day.");
        }

        public override void Write(Utf8JsonWriter writer, ImpactPeriod value, JsonSerializerOptions options) =>
            writer.WriteStringValue($"{value.First.ToString(Format, CultureInfo.InvariantCulture)}/{value.Last.ToString(Format, CultureInfo.InvariantCulture)}");
    }

    /// <summary>organisation, centre/3 or partner/7.</summary>
    private sealed class ScopeJson : JsonConverter<ImpactScope>
    {
        private const string Organisation = "organisation", Centre = "centre", Partner = "partner";

        public override ImpactScope Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = reader.GetString()?.Split('/') ?? [];
            return parts is [Organisation] ? ImpactScope.Organisation
                : parts is [Centre, var centre] && TryId(centre, out var centreId) ? ImpactScope.Centre(centreId)
                : parts is [Partner, var partner] && TryId(partner, out var partnerId) ? ImpactScope.Partner(partnerId)
                : throw new JsonException("A scope is the organisation, a centre or a partner.");
        }

        public override void Write(Utf8JsonWriter writer, ImpactScope value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value switch
            {
                { CentreId: { } id } => string.Create(CultureInfo.InvariantCulture, $"{Centre}/{id}"),
                { PartnerId: { } id } => string.Create(CultureInfo.InvariantCulture, $"{Partner}/{id}"),
                _ => Organisation,
            });

        private static bool TryId(string text, out long id) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
    }
}
