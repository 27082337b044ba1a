using Inclusion.Domain.Common;
using Inclusion.Domain.Connectivity;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Connectivity;

/// <summary>What every change of a SIM card begins with: by someone at the desk of its centre, on the day that it is there.</summary>
public sealed class SimChange(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <param name="change">Of the card.</param>
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what the change refuses.</returns>
    public async Task<Outcome> RunAsync(long id, Func<InclusionDb, SimCard, Actor, DateTimeOffset, DateOnly, Task<Outcome>> change, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.SimCards.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } card || !actor.WorksAt(card.CentreId))
                {
                    return new NotFound();
                }

                var now = time.GetUtcNow();
                return await change(db, card, actor, now, (await db.CalendarAsync(card.CentreId, cancel)).DateOf(now));
            },
            cancel);
    }

    /// <inheritdoc cref="RunAsync(long, Func{InclusionDb, SimCard, Actor, DateTimeOffset, DateOnly, Task{Outcome}}, CancellationToken)"/>
    public Task<Outcome> RunAsync(long id, Func<SimCard, Actor, DateTimeOffset, DateOnly, Outcome> change, CancellationToken cancel) =>
        RunAsync(id, (_, card, actor, now, today) => Task.FromResult(change(card, actor, now, today)), cancel);
}

internal static class SimAccess
{
    /// <summary>Another card with this number; null when there is none.</summary>
    /// <param name="but">The card itself; null for a new one.</param>
    public static async Task<Refusal?> WhyNumberRefusedAsync(this InclusionDb db, string iccid, long? but, CancellationToken cancel)
    {
        iccid = InvisibleCharacters.Plain(iccid);
        return iccid.Length > 0 && await db.SimCards.AnyAsync(c => c.Iccid == iccid && c.Id != but, cancel) ? new SimNumberTaken(iccid) : null;
    }

    /// <summary>Puts a card into a device of where one works. Refuses <see cref="NotFound"/>, <see cref="SimSlotTaken"/>, and what <see cref="SimCard.PutIn"/> refuses.</summary>
    public static async Task<Outcome> PutInAsync(this InclusionDb db, SimCard card, long deviceId, int slot, Actor actor, CancellationToken cancel)
    {
        if (await db.Devices.SingleOrDefaultAsync(d => d.Id == deviceId, cancel) is not { } device || !actor.WorksAt(device.CentreId))
        {
            return new NotFound();
        }

        return await db.SimCards.AnyAsync(c => c.DeviceId == deviceId && c.Slot == slot && c.Id != card.Id, cancel) ? new SimSlotTaken(device.Tag) : card.PutIn(device, slot);
    }
}
