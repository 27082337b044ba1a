using Inclusion.Domain.Devices;
using Inclusion.Domain.Partners;

namespace Inclusion.Web.Features.Demo.Large;

/// <summary>The partners of the large organisation, each of which refers people, gives devices and pays for workshops.</summary>
internal static class LargePartners
{
    private const int Count = 24;

    /// <summary>The newest donation is this many days old, and each other as many older than the next.</summary>
    private const int DaysBetween = 30;

    public static List<Partner> Make() => [.. Enumerable.Range(1, Count).Select(n => Partner.Add(new PartnerFacts($"Partenaire {n}", PartnerKinds.Referrer | PartnerKinds.Funder | PartnerKinds.Donor)).Value)];

    /// <summary>Newest first; every third is anonymous.</summary>
    public static List<Donation> Donations(IReadOnlyList<Partner> partners, DateOnly today) =>
        [.. partners.Select((p, i) => Donation.Of(i % 3 == 2 ? null : p.Id, today.AddDays(-DaysBetween * (i + 1)), null, null, today).Value)];
}
