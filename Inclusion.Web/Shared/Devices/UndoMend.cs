using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;

namespace Inclusion.Web.Shared.Devices;

/// <summary>What was said to be mended by mistake is to be mended again: on the same day, by the day of the device's centre.</summary>
public sealed class UndoMend(FaultChange change)
{
    /// <returns>Refuses what <see cref="FaultChange"/> does, and <see cref="MendNotUndoable"/>.</returns>
    public Task<Outcome> RunAsync(long deviceId, CancellationToken cancel) => change.RunAsync(
        deviceId, null, async (db, device, actor, now, today) => device.UndoMend(await db.LastLentAtAsync(deviceId, cancel), actor, now, today), cancel);
}
