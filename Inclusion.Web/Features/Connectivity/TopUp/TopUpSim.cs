using Inclusion.Domain.Common;
using Inclusion.Domain.Connectivity;

namespace Inclusion.Web.Features.Connectivity.TopUp;

/// <param name="Amount">In the organisation's currency; null where only the volume is known.</param>
/// <param name="Gigabytes">Null where only the amount is known.</param>
public sealed record TopUpCommand(long Id, DateOnly On, decimal? Amount, decimal? Gigabytes);

/// <summary>Writes down that a card was topped up.</summary>
public sealed class TopUpSim(SimChange change)
{
    /// <returns>Refuses what <see cref="SimChange"/> does, and what <see cref="SimCard.TopUp"/> refuses.</returns>
    public Task<Outcome> RunAsync(TopUpCommand command, CancellationToken cancel) =>
        change.RunAsync(command.Id, (card, actor, _, today) => card.TopUp(command.On, command.Amount, command.Gigabytes, actor, today), cancel);
}
