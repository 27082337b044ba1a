using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Partners;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Features.Imports.Run;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Imports.Devices;

/// <summary>The centres that devices go to and the donations that they come from; those that are not here are made.</summary>
internal sealed class DeviceOrigins(InclusionDb db, ImportCommand command, DevicePlan plan, DateTimeOffset now)
{
    private readonly Dictionary<string, Centre> _made = [];
    private readonly Dictionary<string, Donation> _donations = [];

    public Centre CentreOf(PlannedDevice planned) => planned.Centre ?? _made[Folding.Fold(planned.Row.Centre)];

    /// <summary>Null where the row names no donor.</summary>
    public long? DonationOf(ImportedDevice row) => _donations.GetValueOrDefault(Folding.Fold(row.Donor))?.Id;

    /// <summary>Refuses what <see cref="Centre.Open"/>, <see cref="Partner.Add"/> and <see cref="Donation.Of"/> refuse.</summary>
    public async Task<Outcome> PrepareAsync(CancellationToken cancel)
    {
        foreach (var name in plan.New.Where(p => p.Centre is null).Select(p => p.Row.Centre).DistinctBy(Folding.Fold))
        {
            var centre = Centre.Open(name, address: "", phone: "", plan.Default.TimeZone, plan.Default.Hours);
            if (centre.IsRefused)
            {
                return centre.Refusal;
            }

            _made[Folding.Fold(name)] = centre.Value;
            db.Centres.Add(centre.Value);
        }

        await db.SaveChangesAsync(cancel);
        return await AddDonationsAsync(cancel);
    }

    /// <summary>One for each donor of the file, dated by the first of its devices.</summary>
    private async Task<Outcome> AddDonationsAsync(CancellationToken cancel)
    {
        var today = plan.Default.Calendar.DateOf(now);
        var partners = (await db.Partners.ToListAsync(cancel)).DistinctBy(p => Folding.Fold(p.Name)).ToDictionary(p => Folding.Fold(p.Name));
        foreach (var donor in plan.New.Select(p => p.Row).Where(r => r.Donor.Length > 0).GroupBy(r => Folding.Fold(r.Donor)))
        {
            if (partners.TryGetValue(donor.Key, out var partner))
            {
                partner.MarkAsDonor();
            }
            else if (Partner.Add(new PartnerFacts(donor.First().Donor, PartnerKinds.Donor)) is var added && added.IsRefused)
            {
                return added.Refusal;
            }
            else
            {
                partner = added.Value;
                db.Partners.Add(partner);
            }

            await db.SaveChangesAsync(cancel);
            var first = donor.Min(r => r.Facts.AcquiredOn) is { } day && day < today ? day : today;
            var reference = command.FileName.Length > Device.TextMaxLength ? command.FileName[..Device.TextMaxLength] : command.FileName;
            var donation = Donation.Of(partner.Id, first, reference, null, today);
            if (donation.IsRefused)
            {
                return donation.Refusal;
            }

            _donations[donor.Key] = donation.Value;
            db.Donations.Add(donation.Value);
        }

        await db.SaveChangesAsync(cancel);
        return Outcome.Done;
    }
}
