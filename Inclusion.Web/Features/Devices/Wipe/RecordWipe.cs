using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Devices.Wipe;

/// <param name="DeviceIds">One device, or several that were wiped and verified in the same way.</param>
/// <param name="Tool">With its version.</param>
/// <param name="MakeReady">Ready to lend at once, where the status allows.</param>
public sealed record RecordWipeCommand(
    IReadOnlyList<long> DeviceIds, WipeLevel Level, string Tool, string Verification, string WipedBy, string VerifiedBy, DateOnly WipedOn, bool MakeReady = true);

/// <param name="Count">Devices that it was recorded for.</param>
/// <param name="StillWaiting">Tags of those whose wipe is from before they came in or came back: they wait for another.</param>
public sealed record WipesRecorded(int Count, IReadOnlyList<string> StillWaiting);

public sealed record NothingToWipe : Refusal;

/// <summary>Records a verified wipe: the gate between two people.</summary>
public sealed class RecordWipe(Database database, CurrentStaff staff, TimeProvider time, ILogger<RecordWipe> logger)
{
    /// <summary>
    /// For all of the devices or, refused, for none. Refuses: <see cref="NothingToWipe"/>, <see cref="NotFound"/>, what <see cref="WipeRecord.Of"/> and
    /// <see cref="Device.RecordWipe"/> refuse.
    /// </summary>
    public async Task<Outcome<WipesRecorded>> RunAsync(RecordWipeCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var ids = command.DeviceIds.Distinct().ToList();
        if (ids.Count == 0)
        {
            return new NothingToWipe();
        }

        var outcome = await database.WriteAsync<WipesRecorded>(
            actor,
            async db =>
            {
                var now = time.GetUtcNow();
                var stillWaiting = new List<string>();
                foreach (var id in ids)
                {
                    if (await db.DeviceForAsync(actor, id, cancel) is not (var device, var centre))
                    {
                        return new NotFound();
                    }

                    var wipe = WipeRecord.Of(command.Level, command.Tool, command.Verification, command.WipedBy, command.VerifiedBy, command.WipedOn, now);
                    if (wipe.IsRefused)
                    {
                        return wipe.Refusal;
                    }

                    if (device.RecordWipe(wipe.Value, command.MakeReady, actor, now, centre.Calendar.DateOf(now)) is { Refusal: { } refusal })
                    {
                        return refusal;
                    }

                    if (device.WipeNeededSince is not null)
                    {
                        stillWaiting.Add(device.Tag);
                    }
                }

                return new WipesRecorded(ids.Count, stillWaiting);
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.WipesRecorded(outcome.Value.Count, ids[0], actor.StaffId);
        }

        return outcome;
    }
}
