using Inclusion.Domain.Common;

namespace Inclusion.Domain.People;

/// <summary>Occupation, as funders ask for it; optional, and "not stated" is an answer.</summary>
public enum Occupation
{
    NotStated = 0,
    InSchool = 1,
    Unemployed = 2,
    Employed = 3,
    Retired = 4,
    Other = 5,
}

/// <summary>Optional, and "not stated" is an answer.</summary>
public enum Gender
{
    NotStated = 0,
    Woman = 1,
    Man = 2,
    Other = 3,
}

/// <summary>What is kept about a person. Only the name is required; text that is not known is empty.</summary>
public sealed record PersonFacts
{
    public const int AddressMaxLength = 300;

    public const int PostalCodeMaxLength = 20;

    public const int MunicipalityMaxLength = 120;

    /// <summary>The longest tag that RFC 5646 asks software to hold.</summary>
    public const int LanguageMaxLength = 35;

    /// <summary>The name as the person writes it, in any script and order.</summary>
    public string Name { get; init; } = "";

    /// <summary>How to address them in a message or on the phone; empty: by their name.</summary>
    public string AddressAs { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Email { get; init; } = "";

    public string Address { get; init; } = "";

    public string PostalCode { get; init; } = "";

    public string Municipality { get; init; } = "";

    /// <summary>The language they read or understand best, as an IETF tag such as fr, ar or pt-BR. Messages exist in French and English and fall back to the organisation's language.</summary>
    public string Language { get; init; } = "";

    /// <summary>Null: whatever works, e-mail first.</summary>
    public ContactChannel? PreferredChannel { get; init; }

    /// <summary>Null when not stated.</summary>
    public int? BirthYear { get; init; }

    public Occupation Occupation { get; init; }

    public Gender Gender { get; init; }

    /// <summary>Null when no household is recorded.</summary>
    public long? HouseholdId { get; init; }

    /// <summary>The partner who referred them; null when they came by themselves or it is not known.</summary>
    public long? ReferredById { get; init; }

    /// <summary>
    /// What their chosen way of being told things lacks: <see cref="EmailNeededForChannel"/>, <see cref="PhoneNeededForChannel"/>,
    /// <see cref="AddressNeededForChannel"/>; null when it lacks nothing, or any way will do.
    /// </summary>
    public Refusal? WhyNotReachable() => PreferredChannel switch
    {
        ContactChannel.Email when string.IsNullOrWhiteSpace(Email) => new EmailNeededForChannel(),
        ContactChannel.Sms or ContactChannel.Call when string.IsNullOrWhiteSpace(Phone) => new PhoneNeededForChannel(),
        ContactChannel.Letter when string.IsNullOrWhiteSpace(Address) => new AddressNeededForChannel(),
        _ => null,
    };

    /// <summary>The first field that is longer than it may be; null when none is. E-mail and phone are looked at by <see cref="ContactFormats"/>.</summary>
    internal FieldTooLong? TooLong()
    {
        (string Field, string Text, int MaxLength)[] fields =
        [
            (nameof(Name), Name, Person.NameMaxLength),
            (nameof(AddressAs), AddressAs, Person.NameMaxLength),
            (nameof(Address), Address, AddressMaxLength),
            (nameof(PostalCode), PostalCode, PostalCodeMaxLength),
            (nameof(Municipality), Municipality, MunicipalityMaxLength),
            (nameof(Language), Language, LanguageMaxLength),
        ];
        return fields.Where(f => f.Text.Trim().Length > f.MaxLength).Select(f => new FieldTooLong(f.Field, f.MaxLength)).FirstOrDefault();
    }
}
