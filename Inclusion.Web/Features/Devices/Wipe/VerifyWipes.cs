using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Wipe;

/// <param name="DeviceIds">One device, or several of which the wipes were verified in the same way.</param>
/// <param name="MakeReady">Ready to lend at once, where the status allows.</param>
public sealed record VerifyWipesCommand(IReadOnlyList<long> DeviceIds, WipeVerification Verification, bool MakeReady = true);

/// <summary>The device has no wipe that waits to be verified.</summary>
public sealed record NoWipeToVerify(string Tag) : Refusal;

/// <summary>Verifies the wipe of each device that was recorded last: the second of the two acts.</summary>
public sealed class VerifyWipes(Database database, CurrentStaff staff, TimeProvider time, ILogger<VerifyWipes> logger)
{
    /// <summary>
    /// For all of the devices or, refused, for none. Refuses: <see cref="NotAllowed"/>, <see cref="NothingToWipe"/>, <see cref="NotFound"/>, <see cref="NoWipeToVerify"/>, what
    /// <see cref="Device.VerifyWipe"/> refuses.
    /// </summary>
    /// <returns>How many were verified.</returns>
    public async Task<Outcome<int>> RunAsync(VerifyWipesCommand command, CancellationToken cancel)
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

        var outcome = await database.WriteAsync<int>(
            actor,
            async db =>
            {
                var now = time.GetUtcNow();
                var byAnother = await db.Organisations.Select(o => o.WipesNeedTwoPeople).SingleOrDefaultAsync(cancel);
                foreach (var id in ids)
                {
                    if (await db.DeviceForAsync(actor, id, cancel) is not (var device, var centre))
                    {
                        return new NotFound();
                    }

                    await db.Entry(device).Collection(d => d.Wipes).LoadAsync(cancel);
                    if (device.Wipes.Where(w => w is { IsVerified: false, Result: WipeResult.Succeeded }).MaxBy(w => w.Id) is not { } wipe)
                    {
                        return new NoWipeToVerify(device.Tag);
                    }

                    var today = centre.Calendar.DateOf(now);
                    var (how, by, on) = command.Verification;
                    if (device.VerifyWipe(wipe, how, by, on ?? today, byAnother, command.MakeReady, actor, now, today) is { Refusal: { } refusal })
                    {
                        return refusal;
                    }
                }

                return ids.Count;
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.WipesVerified(outcome.Value, ids[0], actor.StaffId);
        }

        return outcome;
    }
}
