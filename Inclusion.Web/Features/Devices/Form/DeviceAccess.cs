using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Form;

internal static class DeviceAccess
{
    /// <summary>The device with its faults, to be changed, with the centre where it stands; null when there is none or the person does not work there: the answer is the same.</summary>
    public static async Task<(Device Device, Centre Centre)?> DeviceForAsync(this InclusionDb db, Actor actor, long id, CancellationToken cancel) =>
        await db.Devices.Include(d => d.Faults).SingleOrDefaultAsync(d => d.Id == id, cancel) is { } device && actor.WorksAt(device.CentreId)
            ? (device, await db.Centres.SingleAsync(c => c.Id == device.CentreId, cancel))
            : null;
}
