using Inclusion.Domain.Partners;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Inclusion.Web.Shared.Partners;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Form;

/// <param name="Donor">Null where nobody is named, or the name is not for whoever asks.</param>
public sealed record DonationRow(long Id, DateOnly ReceivedOn, string Reference, string? Donor);

/// <param name="Donors">By name.</param>
/// <param name="Donations">The latest first.</param>
public sealed record ProvenanceChoices(IReadOnlyList<PartnerChoice> Donors, IReadOnlyList<DonationRow> Donations);

/// <summary>What the provenance of a device can be chosen from.</summary>
public sealed class ListProvenances(Database database, CurrentStaff staff)
{
    /// <summary>Older donations are complete: nobody adds a device to them any more.</summary>
    private const int MaxDonations = 60;

    /// <param name="include">The donation that the device has now, which is offered however old it is; null for none.</param>
    public async Task<ProvenanceChoices> RunAsync(long? include, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var donors = await db.Partners.Where(p => (p.Kinds & PartnerKinds.Donor) != 0).ToChoicesAsync(cancel);
                var kept = db.Donations.KeptBy(actor);
                var rows = from donation in db.Donations
                           join donor in db.Partners on donation.DonorId equals (long?)donor.Id into found
                           from donor in found.DefaultIfEmpty()
                           orderby donation.ReceivedOn descending, donation.Id descending
                           select new DonationRow(
                               donation.Id,
                               donation.ReceivedOn,
                               donation.Reference,
                               donation.DonorId != null ? donor.Name : donation.DonorName != "" && kept.Any(k => k.Id == donation.Id) ? donation.DonorName : null);
                var donations = await rows.Take(MaxDonations).ToListAsync(cancel);
                if (include is { } id && donations.TrueForAll(d => d.Id != id) && await rows.FirstOrDefaultAsync(d => d.Id == id, cancel) is { } own)
                {
                    donations.Add(own);
                }

                return new ProvenanceChoices(donors, donations);
            },
            cancel);
    }
}
