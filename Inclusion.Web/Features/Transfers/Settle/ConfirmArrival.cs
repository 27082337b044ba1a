using Inclusion.Domain.Common;
using Inclusion.Domain.Transfers;

namespace Inclusion.Web.Features.Transfers.Settle;

/// <summary>Somebody at the destination says which devices came: they stand there from now on.</summary>
public sealed class ConfirmArrival(TransferChange change)
{
    /// <returns>Refuses what <see cref="TransferChange"/> does, and <see cref="NotUnderWay"/>.</returns>
    public Task<Outcome> RunAsync(long transferId, IReadOnlyCollection<long> deviceIds, CancellationToken cancel) => change.RunAsync(
        transferId, deviceIds, (actor, transfer) => actor.WorksAt(transfer.ToCentreId), (transfer, device, route, actor, now) => transfer.Arrive(device, route, actor, now), cancel);
}
