using Inclusion.Domain.Common;
using Inclusion.Domain.Connectivity;

namespace Inclusion.Web.Features.Connectivity.Place;

/// <summary>Puts a card from the drawer into a device.</summary>
public sealed class PutInSim(SimChange change)
{
    /// <param name="slot">From 1 to <see cref="SimCard.Slots"/>.</param>
    /// <returns>Refuses what <see cref="SimChange"/> does, <see cref="SimSlotTaken"/>, and what <see cref="SimCard.PutIn"/> refuses.</returns>
    public Task<Outcome> RunAsync(long id, long deviceId, int slot, CancellationToken cancel) =>
        change.RunAsync(id, (db, card, actor, _, _) => db.PutInAsync(card, deviceId, slot, actor, cancel), cancel);
}
