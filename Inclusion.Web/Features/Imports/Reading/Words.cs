using Inclusion.Domain.Common;
using Inclusion.Web.Data.Text;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>The value is not one of the grades A, B, C and D.</summary>
public sealed record GradeUnknown(string Value) : Refusal;

/// <summary>The value is not the name of a language that the import knows.</summary>
public sealed record LanguageUnknown(string Value) : Refusal;

/// <summary>The value is none of e-mail, SMS, letter and phone.</summary>
public sealed record ChannelUnknown(string Value) : Refusal;

/// <summary>Reads grades of appearance: "A", "b", "Grade C".</summary>
public static class GradeWords
{
    /// <summary>The letter A to D; null when the cell is empty.</summary>
    public static Outcome<char?> Read(string? value) => Folding.Fold(value).Replace("grade", "", StringComparison.Ordinal).Trim() switch
    {
        "" when string.IsNullOrWhiteSpace(value) => (char?)null,
        [>= 'a' and <= 'd' and var letter] => char.ToUpperInvariant(letter),
        _ => new GradeUnknown(value!),
    };
}

/// <summary>Reads by which way a person wants to hear from the centre.</summary>
public static class ChannelWords
{
    public const string Email = nameof(Email);
    public const string Sms = nameof(Sms);
    public const string Letter = nameof(Letter);
    public const string Phone = nameof(Phone);

    private static readonly Vocabulary<string> Known = new(
        (Email, ["email", "e-mail", "mail", "courriel", "mél", "courrier électronique"]),
        (Sms, ["sms", "text", "text message", "texto", "message", "whatsapp"]),
        (Letter, ["letter", "post", "postal mail", "paper", "lettre", "courrier", "courrier postal", "poste", "papier"]),
        (Phone, ["phone", "phone call", "call", "telephone", "téléphone", "appel", "appel téléphonique", "tél", "gsm"]));

    /// <summary>One of the four names; null when the cell is empty.</summary>
    public static Outcome<string?> Read(string? value) =>
        string.IsNullOrWhiteSpace(value) ? (string?)null
        : Known.TryFind(value, out var channel) ? channel
        : new ChannelUnknown(value);
}
