using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;

namespace Inclusion.Web.Shared.Devices;

/// <param name="FaultIds">What was found, replaced or repaired.</param>
/// <param name="Left">A damage that is left; null or empty when nothing is.</param>
public sealed record MendDeviceCommand(long DeviceId, IReadOnlyList<long> FaultIds, string? Left = null);

/// <summary>Ends what is missing from a device or damaged: the charger was replaced, the screen repaired.</summary>
public sealed class MendDevice(FaultChange change)
{
    /// <returns>Refuses what <see cref="FaultChange"/> does, and what <see cref="Device.Mend"/> refuses.</returns>
    public Task<Outcome> RunAsync(MendDeviceCommand command, CancellationToken cancel) => change.RunAsync(
        command.DeviceId,
        command.Left,
        (device, actor, now, today) => device.Mend([.. device.Faults.Where(f => command.FaultIds.Contains(f.Id))], command.Left, actor, now, today),
        cancel);
}
