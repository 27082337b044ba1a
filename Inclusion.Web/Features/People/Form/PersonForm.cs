using Inclusion.Domain.People;
using Inclusion.Web.Foundation.Drafts;
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
        Name = ThreeWay.Mine(Name, theirs.Name, before.Name),
        AddressAs = ThreeWay.Mine(AddressAs, theirs.AddressAs, before.AddressAs),
        Phone = ThreeWay.Mine(Phone, theirs.Phone, before.Phone),
        Email = ThreeWay.Mine(Email, theirs.Email, before.Email),
        Address = ThreeWay.Mine(Address, theirs.Address, before.Address),
        PostalCode = ThreeWay.Mine(PostalCode, theirs.PostalCode, before.PostalCode),
        Municipality = ThreeWay.Mine(Municipality, theirs.Municipality, before.Municipality),
        Language = ThreeWay.Mine(Language, theirs.Language, before.Language),
        Channel = ThreeWay.Mine(Channel, theirs.Channel, before.Channel),
        BirthYear = ThreeWay.Mine(BirthYear, theirs.BirthYear, before.BirthYear),
        Occupation = ThreeWay.Mine(Occupation, theirs.Occupation, before.Occupation),
        Gender = ThreeWay.Mine(Gender, theirs.Gender, before.Gender),
        HouseholdId = ThreeWay.Mine((HouseholdId, HouseholdName), (theirs.HouseholdId, theirs.HouseholdName), (before.HouseholdId, before.HouseholdName)).HouseholdId,
        HouseholdName = ThreeWay.Mine((HouseholdId, HouseholdName), (theirs.HouseholdId, theirs.HouseholdName), (before.HouseholdId, before.HouseholdName)).HouseholdName,
        ReferredById = ThreeWay.Mine(ReferredById, theirs.ReferredById, before.ReferredById),
    };
}
