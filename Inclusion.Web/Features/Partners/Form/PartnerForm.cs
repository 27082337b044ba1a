using Inclusion.Domain.Partners;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Partners.Form;

/// <summary>What stands in the fields of a partner's form.</summary>
public sealed class PartnerForm
{
    /// <summary>What a partner can be, one by one.</summary>
    public static IReadOnlyList<Choice<PartnerKinds?>> Kinds =>
        [.. new PartnerKinds?[] { PartnerKinds.Referrer, PartnerKinds.Funder, PartnerKinds.Donor }.Select(kind => new Choice<PartnerKinds?>(kind, EnumWords.Of(kind!.Value)))];

    public string? Name { get; set; }

    public bool Refers { get; set; }

    public bool Funds { get; set; }

    public bool Gives { get; set; }

    public string? ContactName { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Address { get; set; }

    public string? Notes { get; set; }

    public PartnerFacts Facts => new(
        Name ?? "",
        (Refers ? PartnerKinds.Referrer : 0) | (Funds ? PartnerKinds.Funder : 0) | (Gives ? PartnerKinds.Donor : 0),
        ContactName ?? "",
        Phone ?? "",
        Email ?? "",
        Address ?? "",
        Notes ?? "");

    public static PartnerForm Of(PartnerFacts facts) => new()
    {
        Name = facts.Name,
        Refers = facts.Kinds.HasFlag(PartnerKinds.Referrer),
        Funds = facts.Kinds.HasFlag(PartnerKinds.Funder),
        Gives = facts.Kinds.HasFlag(PartnerKinds.Donor),
        ContactName = facts.ContactName,
        Phone = facts.Phone,
        Email = facts.Email,
        Address = facts.Address,
        Notes = facts.Notes,
    };
}
