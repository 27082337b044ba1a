using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Donations.Details;

/// <param name="Version">For a form that is opened on it.</param>
/// <param name="Facts">Without who gave, where that is not for whoever asks.</param>
/// <param name="Partner">The name of the partner who gave; null where none did.</param>
/// <param name="Centre">Null where it was not written down.</param>
/// <param name="MayChange">Whether whoever asks works where it was received.</param>
/// <param name="InRegister">Devices of it, of every centre.</param>
/// <param name="HasValues">Somebody has typed what one of them is worth.</param>
/// <param name="Devices">Those where the person works, by tag, at most <see cref="FindDonation.MostShown"/>.</param>
public sealed record DonationView(
    long Id, long Version, DonationFacts Facts, string? Partner, string? Centre, bool MayChange, int InRegister, bool HasValues, IReadOnlyList<DonatedDevice> Devices)
{
    /// <summary>Null for who is not named.</summary>
    public string? Donor => Partner ?? (Facts.DonorName.Length > 0 ? Facts.DonorName : null);
}

/// <param name="Name">Maker and model; empty when neither is known.</param>
public sealed record DonatedDevice(long Id, string Tag, DeviceCategory Category, string Name, string Serial, DeviceStatus Status, bool NeedsWipe);

/// <summary>A donation with its devices.</summary>
public sealed class FindDonation(Database database, CurrentStaff staff)
{
    public const int MostShown = 500;

    /// <returns>Null when there is none.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<DonationView?> RunAsync(long id, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                if (await db.Donations.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } donation)
                {
                    return null;
                }

                var keeps = actor.Keeps(donation.CentreId);
                var facts = new DonationFacts(
                    donation.ReceivedOn, donation.DonorId, donation.DonorName, donation.DonorContact, donation.DonorIsPerson, donation.Language, donation.Expected, donation.Counted, donation.Reference, donation.Notes);
                return new DonationView(
                    donation.Id,
                    donation.Version,
                    keeps ? facts : facts with { DonorName = "", DonorContact = "", Notes = "" },
                    await db.Partners.Where(p => p.Id == donation.DonorId).Select(p => p.Name).SingleOrDefaultAsync(cancel),
                    await db.Centres.Where(c => c.Id == donation.CentreId).Select(c => c.Name).SingleOrDefaultAsync(cancel),
                    keeps,
                    await db.Devices.CountAsync(d => d.DonationId == id, cancel),
                    await db.Devices.AnyAsync(d => d.DonationId == id && d.ReplacementValue != null, cancel),
                    await db.Devices.Where(d => d.DonationId == id && (actor.CentreId == null || d.CentreId == actor.CentreId))
                        .OrderBy(d => d.Tag).Take(MostShown)
                        .Select(d => new DonatedDevice(d.Id, d.Tag, d.Category, (d.Maker + " " + d.Model).Trim(), d.Serial, d.Status, d.WipeNeededSince != null))
                        .ToListAsync(cancel));
            },
            cancel);
    }
}
