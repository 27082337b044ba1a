using Inclusion.Domain.Connectivity;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Connectivity;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Connectivity.Details;

/// <summary>A SIM card with all that is known of it.</summary>
/// <param name="Partner">The partner who pays; null when it is somebody else.</param>
/// <param name="DeviceId">Null, as is its tag, while it lies in the drawer.</param>
/// <param name="IsToCutOff">The operator is to cut it off: somebody said so, or its device is lost or stolen.</param>
/// <param name="CutOffAt">Null while it is not cut off.</param>
/// <param name="Today">At its centre.</param>
/// <param name="TopUps">The latest first.</param>
public sealed record SimDetails(
    long Id,
    long Version,
    SimFacts Facts,
    string? Partner,
    long? DeviceId,
    string? Tag,
    int Slot,
    SimStatus Status,
    bool IsToCutOff,
    DateTimeOffset? CutOffAt,
    string CutOffBy,
    string Centre,
    TimeZoneInfo Zone,
    DateOnly Today,
    IReadOnlyList<SimTopUpLine> TopUps)
{
    /// <summary>Its number, or the phone number where that is all that is known.</summary>
    public string Name => Facts.Iccid.Length > 0 ? Facts.Iccid : Facts.PhoneNumber;
}

/// <param name="Amount">Null where only the volume is known.</param>
/// <param name="Gigabytes">Null where only the amount is known.</param>
public sealed record SimTopUpLine(long Id, DateOnly On, decimal? Amount, decimal? Gigabytes, string StaffName);

/// <summary>Finds a SIM card of where one works.</summary>
public sealed class FindSim(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>Null when there is none, or none that the person sees.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<SimDetails?> RunAsync(long id, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                if (await db.SimCards.SeenBy(actor).SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } card)
                {
                    return null;
                }

                var centre = await db.Centres.SingleAsync(c => c.Id == card.CentreId, cancel);
                var facts = new SimFacts
                {
                    Iccid = card.Iccid,
                    PhoneNumber = card.PhoneNumber,
                    Operator = card.Operator,
                    Plan = card.Plan,
                    Gigabytes = card.Gigabytes,
                    Volume = card.Volume,
                    EndsOn = card.EndsOn,
                    PartnerId = card.PartnerId,
                    PaidBy = card.PaidBy,
                };
                return new SimDetails(
                    card.Id,
                    card.Version,
                    facts,
                    await db.Partners.Where(p => p.Id == card.PartnerId).Select(p => p.Name).SingleOrDefaultAsync(cancel),
                    card.DeviceId,
                    await db.Devices.Where(d => d.Id == card.DeviceId).Select(d => d.Tag).SingleOrDefaultAsync(cancel),
                    card.Slot,
                    card.Status,
                    await db.SimCards.Where(c => c.Id == id).ToCutOff(db).AnyAsync(cancel),
                    card.CutOffAt,
                    card.CutOffBy,
                    centre.Name,
                    centre.Calendar.Zone,
                    centre.Calendar.DateOf(time.GetUtcNow()),
                    await db.SimTopUps.Where(t => t.SimCardId == id).OrderByDescending(t => t.On).ThenByDescending(t => t.Id)
                        .Select(t => new SimTopUpLine(t.Id, t.On, t.Amount, t.Gigabytes, t.StaffName)).ToListAsync(cancel));
            },
            cancel);
    }
}
