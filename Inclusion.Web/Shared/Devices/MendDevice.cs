using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Devices;

/// <param name="FaultIds">What was found, replaced or repaired.</param>
/// <param name="Left">A damage that is left; null or empty when nothing is.</param>
public sealed record MendDeviceCommand(long DeviceId, IReadOnlyList<long> FaultIds, string? Left = null);

/// <summary>Ends what is missing from a device or damaged: the charger was replaced, the screen repaired.</summary>
public sealed class MendDevice(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="FieldTooLong"/>, and what <see cref="Device.Mend"/> refuses.</returns>
    public async Task<Outcome> RunAsync(MendDeviceCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        if (command.Left?.Length > DeviceFault.DamageMaxLength)
        {
            return new FieldTooLong("Damage", DeviceFault.DamageMaxLength);
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.Devices.Include(d => d.Faults).SeenBy(actor).FirstOrDefaultAsync(d => d.Id == command.DeviceId, cancel) is not { } device)
                {
                    return new NotFound();
                }

                var now = time.GetUtcNow();
                var calendar = await db.CalendarAsync(device.CentreId, cancel);
                return device.Mend([.. device.Faults.Where(f => command.FaultIds.Contains(f.Id))], command.Left, actor, now, calendar.DateOf(now));
            },
            cancel);
    }
}
