using Inclusion.Domain.Bench;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Bench;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Bench.Work;

/// <param name="Key">Of the step.</param>
/// <param name="IsDone">False takes the tick off again.</param>
public sealed record TickStepCommand(long DeviceId, string Key, bool IsDone);

/// <summary>Ticks a step of the checklist of a device, or takes the tick off again.</summary>
public sealed class TickStep(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>As somebody else did already nothing more happens. Refuses: <see cref="NotAllowed"/>, <see cref="NotFound"/> (also for a step that is no longer on the list), <see cref="NotOnBench"/>.</summary>
    public async Task<Outcome> RunAsync(TickStepCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.BenchDeviceAsync(actor, command.DeviceId, cancel) is not (var device, _)
                    || (await Checklists.OfAsync(db, device.Category, cancel)).FirstOrDefault(s => s.Key == command.Key) is not { } step)
                {
                    return new NotFound();
                }

                var tick = device.BenchSince is { } round ? await db.BenchTicks.SingleOrDefaultAsync(t => t.DeviceId == device.Id && t.Round == round && t.Key == command.Key, cancel) : null;
                if (tick is not null == command.IsDone)
                {
                    return Outcome.Done;
                }

                if (tick is not null)
                {
                    db.BenchTicks.Remove(tick);
                    return BenchTick.TakeOff(device, step.Text, actor, time.GetUtcNow());
                }

                var ticked = BenchTick.On(device, step.Key, step.Text, actor, time.GetUtcNow());
                if (ticked.IsRefused)
                {
                    return ticked.Refusal;
                }

                db.BenchTicks.Add(ticked.Value);
                return Outcome.Done;
            },
            cancel);
    }
}
