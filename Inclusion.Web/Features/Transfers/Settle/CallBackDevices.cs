using Inclusion.Domain.Common;
using Inclusion.Domain.Transfers;

namespace Inclusion.Web.Features.Transfers.Settle;

/// <summary>Somebody where the devices were sent from calls them back: they stay, or have come back.</summary>
public sealed class CallBackDevices(TransferChange change)
{
    /// <returns>Refuses what <see cref="TransferChange"/> does, and <see cref="NotUnderWay"/>.</returns>
    public Task<Outcome> RunAsync(long transferId, IReadOnlyCollection<long> deviceIds, CancellationToken cancel) => change.RunAsync(
        transferId, deviceIds, (actor, transfer) => actor.WorksAt(transfer.FromCentreId), (transfer, device, route, actor, now) => transfer.CallBack(device, route, actor, now), cancel);
}
