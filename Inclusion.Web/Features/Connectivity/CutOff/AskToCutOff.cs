using Inclusion.Domain.Common;
using Inclusion.Domain.Connectivity;

namespace Inclusion.Web.Features.Connectivity.CutOff;

/// <summary>Puts a card on the list of those that the operator is to cut off, or takes it off again.</summary>
public sealed class AskToCutOff(SimChange change)
{
    /// <returns>Refuses what <see cref="SimChange"/> does, <see cref="SimIsCutOff"/>, <see cref="SimNotToCutOff"/>.</returns>
    public Task<Outcome> RunAsync(long id, bool wanted, CancellationToken cancel) => change.RunAsync(id, (card, _, _, _) => wanted ? card.AskToCutOff() : card.KeepAfterAll(), cancel);
}
