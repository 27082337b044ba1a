using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Wipe;

/// <param name="WipeIds">One wipe, or several of different devices that were verified in the same way. Named are wipes, not devices: what was recorded meanwhile nobody has looked at.</param>
/// <param name="MakeReady">Ready to lend at once, where the status allows.</param>
public sealed record VerifyWipesCommand(IReadOnlyList<long> WipeIds, WipeVerification Verification, bool MakeReady = true);

/// <param name="Count">How many were verified.</param>
/// <param name="Open">The devices of which the gate is open now.</param>
public sealed record WipesVerified(int Count, IReadOnlyList<long> Open);

/// <summary>The device has no wipe that waits to be verified.</summary>
public sealed record NoWipeToVerify(string Tag) : Refusal;

/// <summary>Since this wipe was looked at the device was wiped again: that one is to be verified.</summary>
public sealed record WipedAgain(string Tag) : Refusal;

/// <summary>Verifies wipes that were recorded: the second of the two acts.</summary>
public sealed class VerifyWipes(Database database, CurrentStaff staff, TimeProvider time, ILogger<VerifyWipes> logger)
{
    /// <summary>
    /// All of them or, refused, none. Refuses: <see cref="NotAllowed"/>, <see cref="NothingToWipe"/>, <see cref="NotFound"/>, <see cref="NoWipeToVerify"/>, <see cref="WipedAgain"/>,
    /// what <see cref="Device.VerifyWipe"/> refuses.
    /// </summary>
    public async Task<Outcome<WipesVerified>> RunAsync(VerifyWipesCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var ids = command.WipeIds.Distinct().ToList();
        if (ids.Count == 0)
        {
            return new NothingToWipe();
        }

        var outcome = await database.WriteAsync<WipesVerified>(
            actor,
            async db =>
            {
                var now = time.GetUtcNow();
                var byAnother = await db.Organisations.Select(o => o.WipesNeedTwoPeople).SingleOrDefaultAsync(cancel);
                var open = new List<long>();
                foreach (var id in ids)
                {
                    var deviceId = await db.WipeRecords.Where(w => w.Id == id).Select(w => w.DeviceId).SingleOrDefaultAsync(cancel);
                    if (await db.DeviceForAsync(actor, deviceId, cancel) is not (var device, var centre))
                    {
                        return new NotFound();
                    }

                    await db.Entry(device).Collection(d => d.Wipes).LoadAsync(cancel);
                    if (device.WipeToVerify() is not { } wipe)
                    {
                        return new NoWipeToVerify(device.Tag);
                    }

                    if (wipe.Id != id)
                    {
                        return new WipedAgain(device.Tag);
                    }

                    var today = centre.Calendar.DateOf(now);
                    var (how, by, on) = command.Verification;
                    if (device.VerifyWipe(wipe, how, by, on ?? today, byAnother, command.MakeReady, actor, now, today) is { Refusal: { } refusal })
                    {
                        return refusal;
                    }

                    if (device.WipeNeededSince is null)
                    {
                        open.Add(device.Id);
                    }
                }

                return new WipesVerified(ids.Count, open);
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.WipesVerified(outcome.Value.Count, ids[0], actor.StaffId);
        }

        return outcome;
    }
}
