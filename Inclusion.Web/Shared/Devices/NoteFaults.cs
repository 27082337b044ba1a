using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Devices;

/// <param name="Missing">Accessories of its kit that were not found.</param>
/// <param name="Damage">Null or empty when nothing is damaged.</param>
public sealed record NoteFaultsCommand(long DeviceId, IReadOnlyList<string> Missing, string? Damage);

/// <summary>Notes what was found to be missing or damaged at the centre, without a loan having come back.</summary>
public sealed class NoteFaults(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="FieldTooLong"/>, and what <see cref="Device.NoteFaults"/> refuses.</returns>
    public async Task<Outcome> RunAsync(NoteFaultsCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        if (command.Damage?.Length > DeviceFault.DamageMaxLength)
        {
            return new FieldTooLong(nameof(DeviceFault.Damage), DeviceFault.DamageMaxLength);
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
                return device.NoteFaults(command.Missing, command.Damage, actor, now, calendar.DateOf(now));
            },
            cancel);
    }
}
