using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Plan;

/// <summary>Lost, stolen, recycled or given away: no workshop can have it.</summary>
public sealed record DeviceGone(string Tag, DeviceStatus Status) : Refusal;

public sealed record DeviceSerialShared(string Serial) : Refusal;

/// <summary>A device that a workshop needs.</summary>
/// <param name="Label">Maker and model; may be empty.</param>
/// <param name="Faults">What of it is missing or damaged, separated by commas; empty when nothing is.</param>
/// <param name="Status">How it stood when it was read; null in a draft from before this was kept.</param>
public sealed record NeededDevice(long Id, string Tag, string Label, DeviceStatus? Status = null, string Faults = "");

/// <summary>Finds what was scanned or typed, by tag, else by serial number, among the devices of a centre.</summary>
public sealed class FindNeededDevice(Database database, CurrentStaff staff)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="DeviceUnknown"/>, <see cref="DeviceSerialShared"/>, <see cref="DeviceAtAnotherCentre"/>, <see cref="DeviceGone"/>.</returns>
    public async Task<Outcome<NeededDevice>> RunAsync(string code, long centreId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !actor.ArrangesWorkshopsAt(centreId))
        {
            return new NotAllowed();
        }

        code = code.Trim();
        return await database.ReadAsync<Outcome<NeededDevice>>(
            async db =>
            {
                var found = await db.Devices.Include(d => d.Faults).FindByCodeAsync(code, 2, cancel);
                if (found is not [var device])
                {
                    return found.Count == 0 ? await db.WhyUnknownAsync(code, cancel) : new DeviceSerialShared(code);
                }

                if (device.CentreId != centreId)
                {
                    return new DeviceAtAnotherCentre(device.Tag, await db.Centres.Where(c => c.Id == device.CentreId).Select(c => c.Name).SingleAsync(cancel));
                }

                return DeviceStatusRules.IsHeld(device.Status) ? Needed(device) : new DeviceGone(device.Tag, device.Status);
            },
            cancel);
    }

    internal static NeededDevice Needed(Device device) => new(device.Id, device.Tag, $"{device.Maker} {device.Model}".Trim(), device.Status, string.Join(", ", OpenFault.Of(device).Select(f => f.Words)));
}
