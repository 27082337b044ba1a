using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Features.Devices.Wipe.Logs;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Wipe;

/// <param name="How">What was verified, and how.</param>
/// <param name="On">The day, at the centre; null: the day on which it is recorded.</param>
public sealed record WipeVerification(string How, string By, DateOnly? On = null);

/// <param name="DeviceIds">One device, or several that were wiped in the same way.</param>
/// <param name="Verification">In the same go; null: somebody verifies it later.</param>
/// <param name="MakeReady">Ready to lend at once, where the status allows.</param>
/// <param name="Log">The tool's log, of one device; null for none.</param>
public sealed record RecordWipeCommand(IReadOnlyList<long> DeviceIds, WipeFacts Facts, WipeVerification? Verification, bool MakeReady = true, HandedLog? Log = null);

/// <param name="Count">Devices that it was recorded for.</param>
/// <param name="ToVerify">How many of them wait to be verified.</param>
/// <param name="Failed">How many of them are to be wiped anew.</param>
/// <param name="StillWaiting">Tags of those whose wipe is from before they came in or came back: they wait for another.</param>
/// <param name="Open">The devices of which the gate is open now.</param>
public sealed record WipesRecorded(int Count, int ToVerify, int Failed, IReadOnlyList<string> StillWaiting, IReadOnlyList<long> Open);

public sealed record NothingToWipe : Refusal;

/// <summary>Records a wipe, and in the same go its verification where the organisation leaves both to one person: the gate between two people.</summary>
public sealed class RecordWipe(Database database, CurrentStaff staff, TimeProvider time, ILogger<RecordWipe> logger)
{
    /// <summary>
    /// For all of the devices or, refused, for none. Refuses: <see cref="NotAllowed"/>, <see cref="NothingToWipe"/>, <see cref="NotFound"/>, what
    /// <see cref="WipeRecord.Record(WipeFacts, Actor, DateTimeOffset)"/>, <see cref="WipeRecord.Verify"/> and <see cref="Device.RecordWipe"/> refuse, and of a log what
    /// <see cref="WipeLogIntake"/> and <see cref="Device.AttachLog"/> refuse.
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

        ReadLog? log = null;
        if (command.Log is { } handed)
        {
            var read = WipeLogIntake.Read(handed);
            if (read.IsRefused)
            {
                return read.Refusal;
            }

            log = read.Value;
        }

        var outcome = await database.WriteAsync<WipesRecorded>(
            actor,
            async db =>
            {
                var now = time.GetUtcNow();
                var byAnother = await db.Organisations.Select(o => o.WipesNeedTwoPeople).SingleOrDefaultAsync(cancel);
                var done = new List<(Device Device, WipeRecord Wipe)>();
                foreach (var id in ids)
                {
                    if (await db.DeviceForAsync(actor, id, cancel) is not (var device, var centre))
                    {
                        return new NotFound();
                    }

                    var recorded = Record(command, log, device, centre.Calendar.DateOf(now), byAnother, actor, now);
                    if (recorded.IsRefused)
                    {
                        return recorded.Refusal;
                    }

                    done.Add((device, recorded.Value));
                }

                return new WipesRecorded(
                    done.Count,
                    done.Count(d => d.Device.VerifyNeededSince is not null),
                    done.Count(d => d.Wipe.Result is WipeResult.Failed),
                    [.. done.Where(d => d.Device is { WipeNeededSince: not null, VerifyNeededSince: null } && d.Wipe.Result is WipeResult.Succeeded).Select(d => d.Device.Tag)],
                    [.. done.Where(d => d.Device.WipeNeededSince is null).Select(d => d.Device.Id)]);
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.WipesRecorded(outcome.Value.Count, ids[0], actor.StaffId);
        }

        return outcome;
    }

    private static Outcome<WipeRecord> Record(RecordWipeCommand command, ReadLog? log, Device device, DateOnly today, bool byAnother, Actor actor, DateTimeOffset now)
    {
        // What the tool itself says of its end comes before what is chosen in a form.
        var facts = log?.Facts.Result is WipeResult.Failed ? command.Facts with { Result = WipeResult.Failed } : command.Facts;
        var wipe = WipeRecord.Record(facts, actor, now);
        if (wipe.IsRefused)
        {
            return wipe;
        }

        if (command.Verification is { } verified && facts.Result is WipeResult.Succeeded && wipe.Value.Verify(verified.How, verified.By, verified.On ?? today, byAnother, actor, now) is { Refusal: { } notVerified })
        {
            return notVerified;
        }

        if (device.RecordWipe(wipe.Value, command.MakeReady, actor, now, today) is { Refusal: { } refusal })
        {
            return refusal;
        }

        return log?.AttachTo(device, wipe.Value, actor, now, today) is { Refusal: { } notAttached } ? notAttached : wipe;
    }
}
