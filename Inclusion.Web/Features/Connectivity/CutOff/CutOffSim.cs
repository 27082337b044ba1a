using Inclusion.Domain.Common;
using Inclusion.Domain.Connectivity;

namespace Inclusion.Web.Features.Connectivity.CutOff;

/// <summary>Says that the operator has cut a card off: who said so and when is kept.</summary>
public sealed class CutOffSim(SimChange change)
{
    /// <returns>Refuses what <see cref="SimChange"/> does, and <see cref="SimIsCutOff"/>.</returns>
    public Task<Outcome> RunAsync(long id, CancellationToken cancel) => change.RunAsync(id, (card, actor, now, _) => card.CutOff(actor, now), cancel);
}
