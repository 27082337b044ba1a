using Inclusion.Domain.People;
using Inclusion.Web.Shared.People;

namespace Inclusion.Web.Features.People.Form;

/// <summary>What stands in the form of a person, as it is typed and as it is kept until it is saved. Null and empty are the same to it.</summary>
public sealed record PersonForm
{
    /// <summary>The version of the record that the form was filled from; 0 for someone new.</summary>
    public long Version { get; set; }

    public string? Name { get; set; }

    public string? AddressAs { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Address { get; set; }

    public string? PostalCode { get; set; }

    public string? Municipality { get; set; }

    public string? Language { get; set; }

    public ContactChannel? Channel { get; set; }

    public int? BirthYear { get; set; }

    public Occupation Occupation { get; set; }

    public Gender Gender { get; set; }

    /// <summary>Null: none, or a new one.</summary>
    public long? HouseholdId { get; set; }

    /// <summary>The name of the household, also of one that is still to be made; empty for none.</summary>
    public string? HouseholdName { get; set; }

    public long? ReferredById { get; set; }

    public HouseholdChoice Household => HouseholdId is null ? HouseholdChoice.New(HouseholdName?.Trim() ?? "") : HouseholdChoice.Of(HouseholdId);

    public PersonFacts ToFacts() => new()
    {
        Name = Name ?? "",
        AddressAs = AddressAs ?? "",
        Phone = Phone ?? "",
        Email = Email ?? "",
        Address = Address ?? "",
        PostalCode = PostalCode ?? "",
        Municipality = Municipality ?? "",
        Language = Language ?? "",
        PreferredChannel = Channel,
        BirthYear = BirthYear,
        Occupation = Occupation,
        Gender = Gender,
        ReferredById = ReferredById,
    };

    /// <summary>
    /// Brings in what somebody else saved meanwhile: where only they changed a field, theirs; where this form changed it, its own. The result is a form of their
    /// version, so that it can be saved.
    /// </summary>
    /// <param name="before">What both began from.</param>
    public PersonForm BringIn(PersonForm theirs, PersonForm before) => new()
    {
        Version = theirs.Version,
        Name = Own(Name, theirs.Name, before.Name),
        AddressAs = Own(AddressAs, theirs.AddressAs, before.AddressAs),
        Phone = Own(Phone, theirs.Phone, before.Phone),
        Email = Own(Email, theirs.Email, before.Email),
        Address = Own(Address, theirs.Address, before.Address),
        PostalCode = Own(PostalCode, theirs.PostalCode, before.PostalCode),
        Municipality = Own(Municipality, theirs.Municipality, before.Municipality),
        Language = Own(Language, theirs.Language, before.Language),
        Channel = Own(Channel, theirs.Channel, before.Channel),
        BirthYear = Own(BirthYear, theirs.BirthYear, before.BirthYear),
        Occupation = Own(Occupation, theirs.Occupation, before.Occupation),
        Gender = Own(Gender, theirs.Gender, before.Gender),
        HouseholdId = Own((HouseholdId, HouseholdName), (theirs.HouseholdId, theirs.HouseholdName), (before.HouseholdId, before.HouseholdName)).HouseholdId,
        HouseholdName = Own((HouseholdId, HouseholdName), (theirs.HouseholdId, theirs.HouseholdName), (before.HouseholdId, before.HouseholdName)).HouseholdName,
        ReferredById = Own(ReferredById, theirs.ReferredById, before.ReferredById),
    };

    private static T Own<T>(T mine, T theirs, T before) => EqualityComparer<T>.Default.Equals(mine, before) ? theirs : mine;
}
