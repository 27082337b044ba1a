using Inclusion.Domain.Common;
using Inclusion.Domain.Transfers;

namespace Inclusion.Web.Features.Transfers.Settle;

/// <summary>Somebody at the destination says which devices were not among what came, with a word: they stay under way.</summary>
public sealed class MissDevices(TransferChange change)
{
    /// <returns>Refuses what <see cref="TransferChange"/> does, and what <see cref="Transfer.Miss"/> refuses.</returns>
    public Task<Outcome> RunAsync(long transferId, IReadOnlyCollection<long> deviceIds, string note, CancellationToken cancel) => change.RunAsync(
        transferId, deviceIds, (actor, transfer) => actor.WorksAt(transfer.ToCentreId), (transfer, device, _, actor, now) => transfer.Miss(device, note, actor, now), cancel);
}
