using Inclusion.Domain.Devices;

namespace Inclusion.Web.Features.Donations.Form;

/// <summary>Who gave, as it is chosen.</summary>
public enum DonorKind
{
    Partner = 1,
    Company = 2,
    Person = 3,
    Unnamed = 4,
}

/// <summary>What stands in the fields of a donation's form, as typed.</summary>
public sealed class DonationForm
{
    public DonorKind Kind { get; set; } = DonorKind.Partner;

    /// <summary>Null until one is chosen.</summary>
    public long? PartnerId { get; set; }

    public string DonorName { get; set; } = "";

    public string DonorContact { get; set; } = "";

    public string Language { get; set; } = "";

    public DateOnly? ReceivedOn { get; set; }

    public int? Expected { get; set; }

    public int? Counted { get; set; }

    public string Reference { get; set; } = "";

    public string Notes { get; set; } = "";

    /// <param name="today">The day of a donation whose date was left open.</param>
    public DonationFacts Facts(DateOnly today) => new(
        ReceivedOn ?? today,
        Kind is DonorKind.Partner ? PartnerId : null,
        Kind is DonorKind.Company or DonorKind.Person ? DonorName : "",
        Kind is DonorKind.Company or DonorKind.Person ? DonorContact : "",
        Kind is DonorKind.Person,
        Language,
        Expected,
        Counted,
        Reference,
        Notes);

    public static DonationForm Of(DonationFacts facts) => new()
    {
        Kind = facts.DonorId is not null ? DonorKind.Partner : facts.DonorName.Length == 0 ? DonorKind.Unnamed : facts.DonorIsPerson ? DonorKind.Person : DonorKind.Company,
        PartnerId = facts.DonorId,
        DonorName = facts.DonorName,
        DonorContact = facts.DonorContact,
        Language = facts.Language,
        ReceivedOn = facts.ReceivedOn,
        Expected = facts.Expected,
        Counted = facts.Counted,
        Reference = facts.Reference,
        Notes = facts.Notes,
    };
}
