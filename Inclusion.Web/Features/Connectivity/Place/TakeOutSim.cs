using Inclusion.Domain.Common;
using Inclusion.Domain.Connectivity;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Connectivity.Place;

/// <summary>Takes a card out of its device, into the drawer.</summary>
public sealed class TakeOutSim(SimChange change)
{
    /// <returns>Refuses what <see cref="SimChange"/> does, and what <see cref="SimCard.TakeOut"/> refuses.</returns>
    public Task<Outcome> RunAsync(long id, CancellationToken cancel) =>
        change.RunAsync(id, async (db, card, _, _, _) => card.TakeOut(await db.Devices.SingleOrDefaultAsync(d => d.Id == card.DeviceId, cancel)), cancel);
}
