using Inclusion.Domain.Partners;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Partners.Details;

/// <param name="Version">For a form that is opened on it.</param>
/// <param name="DevicesGiven">Devices of all its donations, of those that the person may see.</param>
/// <param name="PeopleReferred">People who were sent by it.</param>
/// <param name="Donations">The latest first.</param>
public sealed record PartnerDetails(long Id, long Version, PartnerFacts Facts, int DevicesGiven, int PeopleReferred, IReadOnlyList<GivenDonation> Donations);

public sealed record GivenDonation(long Id, DateOnly ReceivedOn, string Reference, int Devices);

/// <summary>A partner with what it gave and whom it sent, as counts.</summary>
public sealed class FindPartner(Database database, CurrentStaff staff)
{
    private const int MaxDonations = 100;

    /// <returns>Null when there is none.</returns>
    public async Task<PartnerDetails?> RunAsync(long id, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db => await db.Partners.SingleOrDefaultAsync(p => p.Id == id, cancel) is { } partner
                ? new PartnerDetails(
                    partner.Id,
                    partner.Version,
                    new PartnerFacts(partner.Name, partner.Kinds, partner.ContactName, partner.Phone, partner.Email, partner.Address, partner.Notes),
                    await db.Devices.CountAsync(d => (actor.CentreId == null || d.CentreId == actor.CentreId) && db.Donations.Any(g => g.Id == d.DonationId && g.DonorId == id), cancel),
                    await db.People.CountAsync(p => p.ReferredById == id, cancel),
                    await DonationsAsync(db, id, actor, cancel))
                : null,
            cancel);
    }

    private static Task<List<GivenDonation>> DonationsAsync(InclusionDb db, long id, Actor actor, CancellationToken cancel) =>
        db.Donations.Where(g => g.DonorId == id)
            .OrderByDescending(g => g.ReceivedOn).ThenByDescending(g => g.Id)
            .Take(MaxDonations)
            .Select(g => new GivenDonation(g.Id, g.ReceivedOn, g.Reference, db.Devices.Count(d => d.DonationId == g.Id && (actor.CentreId == null || d.CentreId == actor.CentreId))))
            .ToListAsync(cancel);
}
