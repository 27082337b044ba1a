using Inclusion.Domain.Common;
using Inclusion.Domain.People;

namespace Inclusion.Domain.Partners;

/// <summary>What a partner organisation does for the centre; several at once are usual.</summary>
[Flags]
public enum PartnerKinds
{
    None = 0,

    /// <summary>Sends people to the centre.</summary>
    Referrer = 1,

    /// <summary>Pays for devices or workshops.</summary>
    Funder = 2,

    /// <summary>Gives devices.</summary>
    Donor = 4,
}

public sealed record PartnerNameMissing : Refusal;

public sealed record PartnerKindMissing : Refusal;

public sealed record PartnerNameTaken(string PartnerName) : Refusal;

/// <summary>What staff write about a partner; what is not known is empty.</summary>
public sealed record PartnerFacts(string Name, PartnerKinds Kinds, string ContactName = "", string Phone = "", string Email = "", string Address = "", string Notes = "");

/// <summary>An organisation that refers people, funds or gives devices.</summary>
public sealed class Partner : IAudited, IVersioned
{
    /// <summary>Maximum length of each of the short texts about a partner, in characters.</summary>
    public const int TextMaxLength = 200;

    /// <summary>Maximum length of its address and its notes, each, in characters.</summary>
    public const int NotesMaxLength = 4000;

    private Partner()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public string Name { get; private set; } = "";

    public PartnerKinds Kinds { get; private set; }

    public string ContactName { get; private set; } = "";

    public string Phone { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string Notes { get; private set; } = "";

    /// <summary>
    /// Refuses: <see cref="PartnerNameMissing"/>, <see cref="PartnerKindMissing"/>, <see cref="FieldTooLong"/>, <see cref="EmailNotAnAddress"/>,
    /// <see cref="PhoneNotANumber"/>.
    /// </summary>
    public static Outcome<Partner> Add(PartnerFacts facts)
    {
        var partner = new Partner();
        return partner.Change(facts) is { Refusal: { } refusal } ? refusal : partner;
    }

    /// <summary>Refuses as <see cref="Add"/>.</summary>
    public Outcome Change(PartnerFacts facts)
    {
        if (InvisibleCharacters.IsBlank(facts.Name))
        {
            return new PartnerNameMissing();
        }

        if (facts.Kinds is PartnerKinds.None)
        {
            return new PartnerKindMissing();
        }

        if (TooLong(facts) is { } tooLong)
        {
            return tooLong;
        }

        if (InvisibleCharacters.OneLine(facts.Email) is { Length: > 0 } email && !ContactFormats.IsEmail(email))
        {
            return new EmailNotAnAddress(email);
        }

        if (InvisibleCharacters.OneLine(facts.Phone) is { Length: > 0 } phone && !ContactFormats.IsPhone(phone))
        {
            return new PhoneNotANumber(phone);
        }

        Name = InvisibleCharacters.OneLine(facts.Name);
        Kinds = facts.Kinds;
        ContactName = InvisibleCharacters.OneLine(facts.ContactName);
        Phone = InvisibleCharacters.OneLine(facts.Phone);
        Email = InvisibleCharacters.OneLine(facts.Email);
        Address = facts.Address.Trim();
        Notes = facts.Notes.Trim();
        return Outcome.Done;
    }

    /// <summary>It has given devices: from now on it is a donor as well.</summary>
    public void MarkAsDonor() => Kinds |= PartnerKinds.Donor;

    private static FieldTooLong? TooLong(PartnerFacts facts)
    {
        (string Field, string Text, int Max)[] texts =
        [
            (nameof(Name), facts.Name, TextMaxLength), (nameof(ContactName), facts.ContactName, TextMaxLength), (nameof(Phone), facts.Phone, TextMaxLength),
            (nameof(Email), facts.Email, TextMaxLength), (nameof(Address), facts.Address, NotesMaxLength), (nameof(Notes), facts.Notes, NotesMaxLength),
        ];
        return Array.Find(texts, t => t.Text.Trim().Length > t.Max) is { Field: { } field, Max: var max } ? new FieldTooLong(field, max) : null;
    }
}
