using Inclusion.Domain.Common;
using Inclusion.Domain.Connectivity;

namespace Inclusion.Web.Features.Connectivity.Place;

/// <summary>Takes a card out of its device, into the drawer.</summary>
public sealed class TakeOutSim(SimChange change)
{
    /// <returns>Refuses what <see cref="SimChange"/> does, and <see cref="SimInNoDevice"/>.</returns>
    public Task<Outcome> RunAsync(long id, CancellationToken cancel) => change.RunAsync(id, (card, _, _, _) => card.TakeOut(), cancel);
}
