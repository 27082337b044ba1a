using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;

namespace Inclusion.Web.Shared.Devices;

/// <param name="Missing">Accessories of its kit that were not found.</param>
/// <param name="Damage">Null or empty when nothing is damaged.</param>
public sealed record NoteFaultsCommand(long DeviceId, IReadOnlyList<string> Missing, string? Damage);

/// <summary>Notes what was found to be missing or damaged at the centre, without a loan having come back.</summary>
public sealed class NoteFaults(FaultChange change)
{
    /// <returns>Refuses what <see cref="FaultChange"/> does, and what <see cref="Device.NoteFaults"/> refuses.</returns>
    public Task<Outcome> RunAsync(NoteFaultsCommand command, CancellationToken cancel) =>
        change.RunAsync(command.DeviceId, command.Damage, (device, actor, now, today) => device.NoteFaults(command.Missing, command.Damage, actor, now, today), cancel);
}
