using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Form;

/// <summary>Where a device comes from. Null wherever one is expected: not known.</summary>
public abstract record Provenance;

/// <summary>A donation that is recorded already.</summary>
public sealed record KnownDonation(long Id) : Provenance;

/// <summary>A donation that is recorded together with its devices.</summary>
/// <param name="DonorId">The partner who gave; null for a private or anonymous donor.</param>
public sealed record NewDonation(long? DonorId, DateOnly ReceivedOn, string Reference) : Provenance;

/// <summary>The donation or donor that was chosen is not there (any more).</summary>
public sealed record DonationUnknown : Refusal;

internal static class Provenances
{
    /// <summary>
    /// The id of the donation, which is added when it is new; null for a provenance that is not known. Refuses <see cref="DonationUnknown"/> and what
    /// <see cref="Donation.Of"/> refuses.
    /// </summary>
    public static async Task<Outcome<long?>> DonationAsync(this InclusionDb db, Provenance? provenance, DateOnly today, CancellationToken cancel)
    {
        switch (provenance)
        {
            case KnownDonation(var id):
                return await db.Donations.AnyAsync(d => d.Id == id, cancel) ? id : new DonationUnknown();
            case NewDonation(var donorId, var receivedOn, var reference):
                if (donorId is not null && !await db.Partners.AnyAsync(p => p.Id == donorId, cancel))
                {
                    return new DonationUnknown();
                }

                var donation = Donation.Of(donorId, receivedOn, reference, null, today);
                if (donation.IsRefused)
                {
                    return donation.Refusal;
                }

                db.Donations.Add(donation.Value);
                await db.SaveChangesAsync(cancel);
                return donation.Value.Id;
            default:
                return (long?)null;
        }
    }

    /// <summary>The day on which a device with these facts came in: what is written, but never a day to come.</summary>
    public static DateOnly CameInOn(DeviceFacts facts, DateOnly today) => facts.AcquiredOn is { } acquired && acquired < today ? acquired : today;
}
