using System.Globalization;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.People;

namespace Inclusion.Web.Shared.Fields;

/// <summary>The fields of a person in a file. Notes, consents and needs stay in the record.</summary>
public static class PersonRecord
{
    public static RecordField Name { get; } = Of(nameof(Name));

    public static RecordField AddressAs { get; } = Of(nameof(AddressAs));

    public static RecordField Phone { get; } = new(nameof(Phone), PersonText.ResourceManager, nameof(PersonText.Phone));

    public static RecordField Email { get; } = Own(nameof(Email));

    public static RecordField Address { get; } = Of(nameof(Address));

    public static RecordField PostalCode { get; } = Of(nameof(PostalCode));

    public static RecordField Municipality { get; } = Of(nameof(Municipality));

    public static RecordField Language { get; } = Of(nameof(Language));

    public static RecordField Channel { get; } = new(nameof(Channel), PersonText.ResourceManager, nameof(PersonText.Channel));

    public static RecordField BirthYear { get; } = Own(nameof(BirthYear));

    /// <summary>Under the name that files of other programs have for it.</summary>
    public static RecordField Situation { get; } = Own(nameof(Situation));

    public static RecordField Gender { get; } = Own(nameof(Gender));

    public static RecordField Household { get; } = Of(nameof(Household));

    public static RecordField Referrer { get; } = Own(nameof(Referrer));

    /// <summary>The centre's name; empty where every centre has them.</summary>
    public static RecordField HomeCentre { get; } = Own(nameof(HomeCentre));

    public static RecordField BlockedBecause { get; } = Own(nameof(BlockedBecause));

    /// <summary>The last day of a block; empty: it has none.</summary>
    public static RecordField BlockedUntil { get; } = Own(nameof(BlockedUntil));

    /// <summary>Who may lend in spite of a block; empty without one.</summary>
    public static RecordField BlockOverride { get; } = Own(nameof(BlockOverride));

    public static RecordField AddedOn { get; } = Own(nameof(AddedOn));

    public static RecordField LastContact { get; } = Own(nameof(LastContact));

    public static RecordField ExternalId { get; } = Own(nameof(ExternalId));

    public static IReadOnlyList<RecordField> All { get; } =
        [Name, AddressAs, Phone, Email, Address, PostalCode, Municipality, Language, Channel, BirthYear, Situation, Gender, Household, Referrer, HomeCentre, BlockedBecause, BlockedUntil, BlockOverride, AddedOn, LastContact, ExternalId];

    /// <summary>By which a file names someone: the key of the register that they come from, else one of this installation.</summary>
    public static string IdOf(string? externalKey, long personId) => externalKey ?? string.Create(CultureInfo.InvariantCulture, $"inclusion:{personId}");

    private static RecordField Of(string key) => new(key, FieldText.ResourceManager, key);

    private static RecordField Own(string key) => new(key, RecordText.ResourceManager, "Person" + key);
}
