using Inclusion.Domain.Common;
using Inclusion.Domain.Connectivity;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Connectivity.Form;

/// <param name="CentreId">In whose drawer it lies; not read where it is in a device.</param>
/// <param name="DeviceId">The device that it is in from the start; null: in the drawer.</param>
/// <param name="Slot">Of the device.</param>
public sealed record AddSimCommand(SimFacts Facts, long CentreId, long? DeviceId = null, int Slot = 1);

/// <summary>A SIM card is added.</summary>
public sealed class AddSim(Database database, CurrentStaff staff)
{
    /// <returns>Its id. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="SimNumberTaken"/>, <see cref="SimSlotTaken"/>, and what <see cref="SimCard"/> refuses.</returns>
    public async Task<Outcome<long>> RunAsync(AddSimCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync<long>(
            actor,
            async db =>
            {
                if (!actor.WorksAt(command.CentreId) || !await db.Centres.AnyAsync(c => c.Id == command.CentreId, cancel))
                {
                    return new NotFound();
                }

                if (await db.WhyNumberRefusedAsync(command.Facts.Iccid, null, cancel) is { } taken)
                {
                    return taken;
                }

                var added = SimCard.Add(command.Facts, command.CentreId);
                if (added.IsRefused)
                {
                    return added.Refusal;
                }

                if (command.DeviceId is { } device && await db.PutInAsync(added.Value, device, command.Slot, actor, cancel) is { IsRefused: true } notIn)
                {
                    return notIn.Refusal;
                }

                db.SimCards.Add(added.Value);
                await db.SaveChangesAsync(cancel);
                return added.Value.Id;
            },
            cancel);
    }
}
