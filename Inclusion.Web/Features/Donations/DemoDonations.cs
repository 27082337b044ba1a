using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Demo;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Donations;

/// <summary>How many came with the donations of a demonstration, and one that a person has just left at the desk.</summary>
internal sealed class DemoDonations(TimeProvider time) : DemonstrationPart
{
    public override async Task AddAsync(InclusionDb db, CancellationToken cancel)
    {
        var centre = await db.Centres.OrderBy(c => c.Id).FirstAsync(cancel);
        var today = centre.Calendar.DateOf(time.GetUtcNow());
        var counts = await db.Devices.Where(d => d.DonationId != null).GroupBy(d => d.DonationId).ToDictionaryAsync(g => g.Key!.Value, g => g.Count(), cancel);
        foreach (var donation in await db.Donations.OrderBy(d => d.Id).ToListAsync(cancel))
        {
            var count = counts.GetValueOrDefault(donation.Id);
            _ = donation.Change(new DonationFacts(donation.ReceivedOn, donation.DonorId, Expected: count + (donation.Id % 3 == 0 ? 1 : 0), Counted: count, Reference: donation.Reference, Notes: donation.Notes), today);
        }

        var facts = new DonationFacts(today.AddDays(-1), DonorName: "Marguerite Lenoir", DonorContact: "06 39 98 12 34", DonorIsPerson: true, Language: "fr", Expected: 2, Counted: 2, Reference: "DON-008", Notes: "Deux portables de famille, apportés à l’accueil.");
        db.Donations.Add(Donation.Receive(facts, centre.Id, today).Value);
        await db.SaveChangesAsync(cancel);
    }
}
