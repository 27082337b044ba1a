using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Bench.Board;

/// <param name="From">Where it was when the page was drawn.</param>
public sealed record MoveOnBenchCommand(long DeviceId, BenchStage From, BenchStage To);

/// <summary>Moves a device to another stage of the bench, and to the status that goes with it.</summary>
public sealed class MoveOnBench(Database database, CurrentStaff staff, TimeProvider time, ILogger<MoveOnBench> logger)
{
    /// <summary>Refuses: <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="ChangedMeanwhile"/> (somebody else moved it), what <see cref="Device.MoveOnBench"/> refuses.</summary>
    public async Task<Outcome> RunAsync(MoveOnBenchCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.BenchDeviceAsync(actor, command.DeviceId, cancel) is not (var device, var centre))
                {
                    return new NotFound();
                }

                if (device.BenchStage is { } stage && stage != command.From)
                {
                    return new ChangedMeanwhile();
                }

                var now = time.GetUtcNow();
                return device.MoveOnBench(command.To, actor, now, centre.Calendar.DateOf(now));
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.MovedOnBench(command.DeviceId, command.To, actor.StaffId);
        }

        return outcome;
    }
}
