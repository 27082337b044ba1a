using Inclusion.Domain.Bench;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Bench.Work;

public sealed record UsePartCommand(long DeviceId, long PartId, int Count);

/// <summary>Takes parts out of the stock and builds them into a device.</summary>
public sealed class UsePart(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>Refuses: <see cref="NotAllowed"/>, <see cref="NotFound"/>, what <see cref="SparePart.UseIn"/> refuses.</summary>
    public async Task<Outcome> RunAsync(UsePartCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db => await db.BenchDeviceAsync(actor, command.DeviceId, cancel) is var (device, _) && await db.PartForAsync(actor, command.PartId, cancel) is { } part
                ? part.UseIn(device, command.Count, actor, time.GetUtcNow())
                : new NotFound(),
            cancel);
    }
}
