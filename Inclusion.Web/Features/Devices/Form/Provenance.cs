using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Partners;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Form;

/// <summary>Where a device comes from. Null wherever one is expected: not known.</summary>
public abstract record Provenance;

/// <summary>A donation that is recorded already.</summary>
public sealed record KnownDonation(long Id) : Provenance;

/// <summary>A donation that is recorded together with its devices.</summary>
/// <param name="DonorId">The partner who gave; null for a private, anonymous or new donor.</param>
/// <param name="NewDonor">The name of a donor who becomes a partner with this donation; null for any other.</param>
public sealed record NewDonation(long? DonorId, string? NewDonor, DateOnly ReceivedOn, string Reference) : Provenance;

/// <summary>The donation or donor that was chosen is not there (any more).</summary>
public sealed record DonationUnknown : Refusal;

internal static class Provenances
{
    /// <summary>
    /// The id of the donation, which is added when it is new; null for a provenance that is not known. Refuses <see cref="DonationUnknown"/> and what
    /// <see cref="Donation.Of"/> and <see cref="Partner.Add"/> refuse.
    /// </summary>
    public static async Task<Outcome<long?>> DonationAsync(this InclusionDb db, Provenance? provenance, DateOnly today, CancellationToken cancel)
    {
        switch (provenance)
        {
            case KnownDonation(var id):
                return await db.Donations.AnyAsync(d => d.Id == id, cancel) ? id : new DonationUnknown();
            case NewDonation given:
                return await db.AddDonationAsync(given, today, cancel);
            default:
                return (long?)null;
        }
    }

    /// <summary>The day on which a device with these facts came in: what is written, but never a day to come.</summary>
    public static DateOnly CameInOn(DeviceFacts facts, DateOnly today) => facts.AcquiredOn is { } acquired && acquired < today ? acquired : today;

    private static async Task<Outcome<long?>> AddDonationAsync(this InclusionDb db, NewDonation given, DateOnly today, CancellationToken cancel)
    {
        var donor = await db.DonorAsync(given, cancel);
        if (donor.IsRefused)
        {
            return donor.Refusal;
        }

        var donation = Donation.Of(donor.Value, given.ReceivedOn, given.Reference, null, today);
        if (donation.IsRefused)
        {
            return donation.Refusal;
        }

        db.Donations.Add(donation.Value);
        await db.SaveChangesAsync(cancel);
        return donation.Value.Id;
    }

    private static async Task<Outcome<long?>> DonorAsync(this InclusionDb db, NewDonation given, CancellationToken cancel)
    {
        if (given.DonorId is { } id)
        {
            return await db.Partners.AnyAsync(p => p.Id == id, cancel) ? id : new DonationUnknown();
        }

        if ((given.NewDonor is { } typed ? InvisibleCharacters.OneLine(typed) : null) is not { } name)
        {
            return (long?)null;
        }

        // A partner whom someone knows already as a funder or referrer is not written down twice.
        if (await db.Partners.SingleOrDefaultAsync(p => p.Name == name, cancel) is { } known)
        {
            known.MarkAsDonor();
            return known.Id;
        }

        var partner = Partner.Add(new PartnerFacts(name, PartnerKinds.Donor));
        if (partner.IsRefused)
        {
            return partner.Refusal;
        }

        db.Partners.Add(partner.Value);
        await db.SaveChangesAsync(cancel);
        return partner.Value.Id;
    }
}
