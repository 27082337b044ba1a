using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Plan;

/// <summary>A device that a workshop needs.</summary>
/// <param name="Label">Maker and model; may be empty.</param>
public sealed record NeededDevice(long Id, string Tag, string Label);

/// <summary>Finds what was scanned or typed, by tag, else by serial number, among the devices of a centre.</summary>
public sealed class FindNeededDevice(Database database, CurrentStaff staff)
{
    /// <returns>Refuses <see cref="DeviceUnknown"/> (also for a serial number that several devices share), <see cref="DeviceAtAnotherCentre"/>.</returns>
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
                var found = await db.Devices.Where(d => d.Tag == code).ToListAsync(cancel);
                if (found.Count == 0 && code.Length > 0)
                {
                    found = await db.Devices.Where(d => d.Serial == code).Take(2).ToListAsync(cancel);
                }

                if (found is not [var device])
                {
                    return new DeviceUnknown(code);
                }

                return device.CentreId == centreId
                    ? Needed(device)
                    : new DeviceAtAnotherCentre(device.Tag, await db.Centres.Where(c => c.Id == device.CentreId).Select(c => c.Name).SingleAsync(cancel));
            },
            cancel);
    }

    internal static NeededDevice Needed(Device device) => new(device.Id, device.Tag, $"{device.Maker} {device.Model}".Trim());
}
