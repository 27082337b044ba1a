using System.Globalization;
using Inclusion.Domain.People;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Fields;
using Inclusion.Web.Shared.People;

namespace Inclusion.Web.Features.Privacy.Merge;

/// <summary>What two records say of themselves, of which one value stays.</summary>
public enum MergeField
{
    Name = 1,
    AddressAs = 2,
    Phone = 3,
    Email = 4,

    /// <summary>Street, postal code and municipality: half of each would be no address.</summary>
    Address = 5,
    Language = 6,
    Channel = 7,
    BirthYear = 8,
    Occupation = 9,
    Gender = 10,
    Household = 11,
    Referrer = 12,
    Block = 13,
    ExternalKey = 14,
}

/// <summary>A field of both records in words; empty where a record says nothing.</summary>
public sealed record MergedField(MergeField Field, string Label, string Kept, string Other)
{
    /// <summary>Both say something, and not the same: someone has to choose.</summary>
    public bool IsToChoose => Kept.Length > 0 && Other.Length > 0 && Kept != Other;
}

/// <summary>The fields of two records, for people and for the merger alike.</summary>
internal static class MergeFields
{
    /// <summary>The value that stays is that of the other record: it was chosen, or only that one has any.</summary>
    public static bool IsOther(Person kept, Person other, MergeField field, IReadOnlySet<MergeField> chosen) => (Has(kept, field), Has(other, field)) switch
    {
        (true, true) => chosen.Contains(field),
        (false, true) => true,
        _ => false,
    };

    /// <summary>What the merged record says of itself.</summary>
    public static PersonFacts Facts(Person kept, Person other, IReadOnlySet<MergeField> chosen)
    {
        Person Of(MergeField field) => IsOther(kept, other, field, chosen) ? other : kept;
        return new PersonFacts
        {
            Name = Of(MergeField.Name).Name,
            AddressAs = Of(MergeField.AddressAs).AddressAs,
            Phone = Of(MergeField.Phone).Phone,
            Email = Of(MergeField.Email).Email,
            Address = Of(MergeField.Address).Address,
            PostalCode = Of(MergeField.Address).PostalCode,
            Municipality = Of(MergeField.Address).Municipality,
            Language = Of(MergeField.Language).Language,
            PreferredChannel = Of(MergeField.Channel).PreferredChannel,
            BirthYear = Of(MergeField.BirthYear).BirthYear,
            Occupation = Of(MergeField.Occupation).Occupation,
            Gender = Of(MergeField.Gender).Gender,
            HouseholdId = Of(MergeField.Household).HouseholdId,
            ReferredById = Of(MergeField.Referrer).ReferredById,
        };
    }

    /// <param name="households">Names by id, as <paramref name="partners"/>.</param>
    public static IReadOnlyList<MergedField> Of(Person kept, Person other, IReadOnlyDictionary<long, string> households, IReadOnlyDictionary<long, string> partners)
    {
        MergedField Row(MergeField field, string label, Func<Person, string> text) => new(field, label, Has(kept, field) ? text(kept) : "", Has(other, field) ? text(other) : "");
        return
        [
            Row(MergeField.Name, PersonRecord.Name.Heading, p => p.Name),
            Row(MergeField.AddressAs, PersonRecord.AddressAs.Heading, p => p.AddressAs),
            Row(MergeField.Phone, PersonRecord.Phone.Heading, p => p.Phone),
            Row(MergeField.Email, PersonRecord.Email.Heading, p => p.Email),
            Row(MergeField.Address, PersonRecord.Address.Heading, p => string.Join(", ", new[] { p.Address, $"{p.PostalCode} {p.Municipality}".Trim() }.Where(part => part.Length > 0))),
            Row(MergeField.Language, PersonRecord.Language.Heading, p => PersonLanguages.NameOf(p.Language)),
            Row(MergeField.Channel, PersonRecord.Channel.Heading, p => EnumWords.Of(p.PreferredChannel!.Value)),
            Row(MergeField.BirthYear, PersonRecord.BirthYear.Heading, p => p.BirthYear!.Value.ToString(CultureInfo.InvariantCulture)),
            Row(MergeField.Occupation, PersonRecord.Situation.Heading, p => EnumWords.Of(p.Occupation)),
            Row(MergeField.Gender, PersonRecord.Gender.Heading, p => EnumWords.Of(p.Gender)),
            Row(MergeField.Household, PersonRecord.Household.Heading, p => households[p.HouseholdId!.Value]),
            Row(MergeField.Referrer, PersonRecord.Referrer.Heading, p => partners[p.ReferredById!.Value]),
            Row(MergeField.Block, PersonRecord.BlockedBecause.Heading, BlockWords),
            Row(MergeField.ExternalKey, PersonRecord.ExternalId.Heading, p => p.ExternalKey!),
        ];
    }

    /// <summary>Why, until when, and who may lend all the same: which of two blocks stays is decided by all of it.</summary>
    private static string BlockWords(Person person) => string.Join(" · ", new[]
    {
        person.BlockedReason!,
        person.BlockedUntil is { } until ? $"{PersonRecord.BlockedUntil.Heading} {DateWords.Plain(until)}" : "",
        person.BlockOverride is { } may ? EnumWords.Of(may) : "",
    }.Where(part => part.Length > 0));

    private static bool Has(Person person, MergeField field) => field switch
    {
        MergeField.Name => true,
        MergeField.AddressAs => person.AddressAs.Length > 0,
        MergeField.Phone => person.Phone.Length > 0,
        MergeField.Email => person.Email.Length > 0,
        MergeField.Address => person.Address.Length + person.PostalCode.Length + person.Municipality.Length > 0,
        MergeField.Language => person.Language.Length > 0,
        MergeField.Channel => person.PreferredChannel is not null,
        MergeField.BirthYear => person.BirthYear is not null,
        MergeField.Occupation => person.Occupation is not Occupation.NotStated,
        MergeField.Gender => person.Gender is not Gender.NotStated,
        MergeField.Household => person.HouseholdId is not null,
        MergeField.Referrer => person.ReferredById is not null,
        MergeField.Block => person.BlockedReason is not null,
        _ => person.ExternalKey is { } key && !key.StartsWith(Person.RowKeyPrefix, StringComparison.Ordinal),
    };
}
