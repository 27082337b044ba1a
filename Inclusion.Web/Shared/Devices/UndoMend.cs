using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Devices;

/// <summary>What was said to be mended by mistake is to be mended again: on the same day, by the day of the device's centre.</summary>
public sealed class UndoMend(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="MendNotUndoable"/>.</returns>
    public async Task<Outcome> RunAsync(long deviceId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.Devices.Include(d => d.Faults).SeenBy(actor).FirstOrDefaultAsync(d => d.Id == deviceId, cancel) is not { } device)
                {
                    return new NotFound();
                }

                var now = time.GetUtcNow();
                var calendar = await db.CalendarAsync(device.CentreId, cancel);
                return device.UndoMend(actor, now, calendar.DateOf(now));
            },
            cancel);
    }
}
