using Inclusion.Domain.Bench;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Bench;

internal static class BenchAccess
{
    /// <summary>The device, to be changed, with the centre where it stands; null when there is none or the person does not work there: the answer is the same.</summary>
    public static async Task<(Device Device, Centre Centre)?> BenchDeviceAsync(this InclusionDb db, Actor actor, long id, CancellationToken cancel) =>
        await db.Devices.SingleOrDefaultAsync(d => d.Id == id, cancel) is { } device && actor.WorksAt(device.CentreId)
            ? (device, await db.Centres.SingleAsync(c => c.Id == device.CentreId, cancel))
            : null;

    /// <summary>The part, to be changed; null when there is none or the person does not work where it lies: the answer is the same.</summary>
    public static async Task<SparePart?> PartForAsync(this InclusionDb db, Actor actor, long id, CancellationToken cancel) =>
        await db.SpareParts.SingleOrDefaultAsync(p => p.Id == id, cancel) is { } part && actor.WorksAt(part.CentreId) ? part : null;
}
