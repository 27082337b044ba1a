using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Donations.List;

/// <param name="Donor">Null for who is not named, or not to whoever asks.</param>
/// <param name="PartnerId">Null where no partner gave.</param>
/// <param name="Expected">Null where nothing was announced.</param>
/// <param name="Counted">Null until they were counted.</param>
/// <param name="Devices">How many are in the register.</param>
/// <param name="Centre">Null where it was not written down.</param>
public sealed record DonationLine(long Id, DateOnly ReceivedOn, string Reference, string? Donor, long? PartnerId, int? Expected, int? Counted, int Devices, string? Centre);

/// <summary>The donations, the latest first.</summary>
public sealed class ListDonations(Database database, CurrentStaff staff)
{
    /// <summary>Older ones are found with their donor, and in the export.</summary>
    public const int Longest = 200;

    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<DonationLine>> RunAsync(CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(db => Lines(db, actor).Take(Longest).ToListAsync(cancel), cancel);
    }

    internal static IQueryable<DonationLine> Lines(InclusionDb db, Actor actor)
    {
        var kept = db.Donations.KeptBy(actor);
        return from donation in db.Donations
               join partner in db.Partners on donation.DonorId equals (long?)partner.Id into partners
               from partner in partners.DefaultIfEmpty()
               join centre in db.Centres on donation.CentreId equals (long?)centre.Id into centres
               from centre in centres.DefaultIfEmpty()
               orderby donation.ReceivedOn descending, donation.Id descending
               select new DonationLine(
                   donation.Id,
                   donation.ReceivedOn,
                   donation.Reference,
                   donation.DonorId != null ? partner.Name : donation.DonorName != "" && kept.Any(k => k.Id == donation.Id) ? donation.DonorName : null,
                   donation.DonorId,
                   donation.Expected,
                   donation.Counted,
                   db.Devices.Count(d => d.DonationId == donation.Id),
                   centre.Name);
    }
}
