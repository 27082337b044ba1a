using System.Globalization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Inclusion.Web.Data.Audit;

/// <summary>What a field held, as the audit trail keeps it: the same words in every language, cut where they are long, and never a secret.</summary>
internal static class AuditValues
{
    /// <summary>Characters that are kept of a text; the rest is cut off.</summary>
    public const int MaxLength = 200;

    /// <summary>Parts of the names of fields that hold what opens something. That they were changed is told, and nothing else.</summary>
    private static readonly string[] SecretParts = ["Password", "Hash", "Stamp", "Secret", "Token", "Recovery", "Authenticator", "CheckCode"];

    /// <summary>Fields that hold a whole document, what a stranger wrote before anybody looked at it, or what somebody noted about a person.</summary>
    private static readonly string[] NotTold = [nameof(Domain.Certificates.Certificate.Facts), nameof(Domain.Training.PublicRequest.Contact), nameof(Domain.People.PersonNote.Text)];

    /// <summary>A field of which the contents are never written down.</summary>
    public static bool IsSecret(string field) => field.EndsWith("Key", StringComparison.Ordinal) || Array.Exists(SecretParts, part => field.Contains(part, StringComparison.Ordinal));

    /// <summary>What the save changes in these fields.</summary>
    public static List<AuditChange> Changed(IEnumerable<PropertyEntry> fields) =>
        [.. from field in fields where IsTold(field.Metadata) select new AuditChange(field.Metadata.Name, Of(field.Metadata, field.OriginalValue), Of(field.Metadata, field.CurrentValue))];

    /// <summary>What a record held that is removed; its empty fields are left out.</summary>
    public static List<AuditChange> Removed(EntityEntry entry) =>
        [.. from field in entry.Properties
            where IsTold(field.Metadata) && !field.Metadata.IsPrimaryKey() && !field.Metadata.IsConcurrencyToken
            let before = Of(field.Metadata, field.OriginalValue)
            where !string.IsNullOrEmpty(before)
            select new AuditChange(field.Metadata.Name, before, null)];

    /// <summary>As much of a text as is kept.</summary>
    public static string Cut(string text) => text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1), "…");

    private static bool IsTold(IProperty property) => !property.IsShadowProperty() && property.ClrType != typeof(byte[]) && !IsSecret(property.Name) && !NotTold.Contains(property.Name);

    private static string? Of(IProperty property, object? value) => value switch
    {
        null => null,
        string text => Cut(text),
        Enum word => word.ToString(),
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IReadOnlyList<string> words => Cut(string.Join(", ", words)),
        IReadOnlyList<int> numbers => Cut(string.Join(", ", numbers)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => property.GetTypeMapping().Converter?.ConvertToProvider(value) is string stored ? Cut(stored) : Cut(value.ToString() ?? ""),
    };
}
