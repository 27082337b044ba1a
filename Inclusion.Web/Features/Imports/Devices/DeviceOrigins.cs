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
    private readonly Dictionary<(string Donor, DateOnly? On, string Reference), Donation> _donations = [];
    private Dictionary<string, Centre> _made = [];

    public Centre CentreOf(PlannedDevice planned) => planned.Centre ?? _made[Folding.Fold(planned.Row.Centre)];

    /// <summary>Null where the row names neither a donor nor a donation.</summary>
    public long? DonationOf(ImportedDevice row) => _donations.GetValueOrDefault(KeyOf(row))?.Id;

    /// <summary>Refuses what <see cref="Centre.Open"/>, <see cref="Partner.Add"/> and <see cref="Donation.Of"/> refuse.</summary>
    public async Task<Outcome> PrepareAsync(CancellationToken cancel)
    {
        var made = await NamedCentres.OpenAsync(db, plan.New.Where(p => p.Centre is null).Select(p => p.Row.Centre), plan.Default, cancel);
        if (made.IsRefused)
        {
            return made.Refusal;
        }

        _made = made.Value;
        return await AddDonationsAsync(cancel);
    }

    private static (string Donor, DateOnly? On, string Reference) KeyOf(ImportedDevice row) => (Folding.Fold(row.Donor), row.Past.DonatedOn, row.Past.DonationReference);

    /// <summary>One for each donation that the file tells apart, dated by the first of its devices where it has no day of its own. A private donor has no name.</summary>
    private async Task<Outcome> AddDonationsAsync(CancellationToken cancel)
    {
        var today = plan.Default.Calendar.DateOf(now);
        var partners = (await db.Partners.ToListAsync(cancel)).DistinctBy(p => Folding.Fold(p.Name)).ToDictionary(p => Folding.Fold(p.Name));
        foreach (var given in plan.New.Select(p => p.Row).Where(r => r.Donor.Length > 0 || r.Past.DonatedOn is not null).GroupBy(KeyOf))
        {
            Partner? partner = null;
            if (given.Key.Donor.Length == 0)
            {
                // Nobody is made a partner of whom nobody knows the name.
            }
            else if (partners.TryGetValue(given.Key.Donor, out partner))
            {
                partner.MarkAsDonor();
            }
            else if (Partner.Add(new PartnerFacts(given.First().Donor, PartnerKinds.Donor)) is var added && added.IsRefused)
            {
                return added.Refusal;
            }
            else
            {
                partner = added.Value;
                partners[given.Key.Donor] = partner;
                db.Partners.Add(partner);
            }

            await db.SaveChangesAsync(cancel);
            var first = (given.Key.On ?? given.Min(r => r.Facts.AcquiredOn)) is { } day && day < today ? day : today;
            var file = command.FileName.Length > Device.TextMaxLength ? command.FileName[..Device.TextMaxLength] : command.FileName;
            var reference = given.Key.On is null && given.Key.Reference.Length == 0 ? file : given.Key.Reference;
            var donation = Donation.Of(partner?.Id, first, reference, null, today);
            if (donation.IsRefused)
            {
                return donation.Refusal;
            }

            _donations[given.Key] = donation.Value;
            db.Donations.Add(donation.Value);
        }

        await db.SaveChangesAsync(cancel);
        return Outcome.Done;
    }
}
