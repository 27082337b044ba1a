using Inclusion.Domain.Bench;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Bench.Work;

/// <param name="What">What for, in words.</param>
public sealed record NoteTimeCommand(long DeviceId, int Minutes, string What);

/// <summary>Writes down the time that who asks spent on a device.</summary>
public sealed class NoteTime(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>Refuses: <see cref="NotAllowed"/>, <see cref="NotFound"/>, what <see cref="BenchWork.On"/> refuses.</summary>
    public async Task<Outcome> RunAsync(NoteTimeCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.BenchDeviceAsync(actor, command.DeviceId, cancel) is not (var device, _))
                {
                    return new NotFound();
                }

                var work = BenchWork.On(device, command.Minutes, command.What, actor, time.GetUtcNow());
                if (work.IsRefused)
                {
                    return work.Refusal;
                }

                db.BenchWork.Add(work.Value);
                return Outcome.Done;
            },
            cancel);
    }
}
