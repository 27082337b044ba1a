using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Connectivity;
using Inclusion.Web.Shared.Devices;
using Inclusion.Web.Shared.Incidents;
using Inclusion.Web.Shared.Reservations;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Batch;

/// <summary>What several devices are to become. What is null stays as it is.</summary>
/// <param name="Reason">Why the status changes; null or empty where none is given. Some statuses need one.</param>
/// <param name="Shelf">Empty: on none.</param>
public sealed record DevicesChange(DeviceStatus? Status, DeviceCategory? Category, string? Reason, string? Shelf = null)
{
    /// <summary>Everything stays as it is.</summary>
    public bool IsEmpty => this is { Status: null, Category: null, Shelf: null };
}

/// <summary>What would come of a change of several devices, or what came of it.</summary>
/// <param name="Changed">How many are changed.</param>
/// <param name="Kept">Why the others are not, one refusal each.</param>
public sealed record DevicesChanged(int Changed, IReadOnlyList<Refusal> Kept)
{
    /// <summary>For whom those are held or booked that would be changed, and could not be lent as they are promised then; empty once it is done.</summary>
    public IReadOnlyList<Refusal> Promised { get; init; } = [];
}

/// <summary>Nothing was chosen that the devices could become.</summary>
public sealed record NothingToChange : Refusal;

/// <summary>Changes status, category or shelf of several devices, each as if it were changed alone: what cannot be stays as it is and is named, the others are changed.</summary>
public sealed class ChangeDevices(Database database, CurrentStaff staff, CentreClock clock, TimeProvider time, ILogger<ChangeDevices> logger)
{
    /// <summary>What would come of it now, whatever the reason; nothing is changed. A device that is gone or that the person does not see is <see cref="NotFound"/>. Refuses <see cref="NotAllowed"/>, <see cref="NothingToChange"/>.</summary>
    public async Task<Outcome<DevicesChanged>> PreviewAsync(IReadOnlyList<long> ids, DevicesChange change, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        if (change.IsEmpty)
        {
            return new NothingToChange();
        }

        // They are read to be asked and thrown away: the rules themselves answer, and nothing is saved. A reason is asked for once, not of each.
        return await database.ReadAsync(
            async db =>
            {
                var devices = await db.Devices.SeenBy(actor).Include(d => d.Faults).Where(d => ids.Contains(d.Id)).OrderBy(d => d.Tag).ToListAsync(cancel);
                var (days, now) = (await clock.TodayAsync(db, cancel), time.GetUtcNow());
                var (refusals, disturbed) = (new List<Refusal>(), new List<(long Id, string Tag)>());
                foreach (var device in devices)
                {
                    var (category, today) = (device.Category, days.At(device.CentreId));
                    if ((change.Category is { } to ? await db.WhySimWouldBeLostAsync(device, to, cancel) : null) is { } withCard)
                    {
                        refusals.Add(withCard);
                    }
                    else if (Change(device, change with { Reason = "?" }, actor, now, today).Refusal is { } refusal)
                    {
                        refusals.Add(refusal);
                    }
                    else if (device.Category != category || change.Status is not (null or DeviceStatus.Ready))
                    {
                        disturbed.Add((device.Id, device.Tag));
                    }
                }

                var gone = ids.Distinct().Count() - devices.Count;
                return new DevicesChanged(devices.Count - refusals.Count, [.. refusals, .. Enumerable.Repeat(new NotFound(), gone)])
                {
                    Promised = await db.PromisesOfAsync(disturbed, days.Earliest, cancel),
                };
            },
            cancel);
    }

    /// <summary>
    /// Each device is changed by its own rules, with a line in its history. Refuses <see cref="NotAllowed"/>, <see cref="NothingToChange"/>, <see cref="FieldTooLong"/>, <see cref="StatusReasonMissing"/>; what is
    /// refused of one device is in the answer.
    /// </summary>
    public async Task<Outcome<DevicesChanged>> RunAsync(IReadOnlyList<long> ids, DevicesChange change, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        if (change.IsEmpty)
        {
            return new NothingToChange();
        }

        if (change.Reason?.Length > Device.NotesMaxLength)
        {
            return new FieldTooLong("Reason", Device.NotesMaxLength);
        }

        if (change.Status is { } to && DeviceStatusRules.NeedsReason(to) && string.IsNullOrWhiteSpace(change.Reason))
        {
            return new StatusReasonMissing(to);
        }

        var refusals = new List<Refusal>();
        foreach (var id in ids.Distinct())
        {
            // One short transaction each: a desk that lends meanwhile waits for none of them.
            var outcome = await database.WriteAsync(
                actor,
                async db =>
                {
                    if (await db.DeviceForAsync(actor, id, cancel) is not (var device, var centre))
                    {
                        return new NotFound();
                    }

                    if (change.Category is { } category && await db.WhySimWouldBeLostAsync(device, category, cancel) is { } withCard)
                    {
                        return withCard;
                    }

                    var (now, before) = (time.GetUtcNow(), device.Status);
                    var today = centre.Calendar.DateOf(now);
                    var changed = Change(device, change, actor, now, today);
                    await db.TellDamagesOfFoundAsync(device, before, actor, now, today, cancel);
                    return changed;
                },
                cancel);
            if (outcome.IsRefused)
            {
                refusals.Add(outcome.Refusal);
            }
            else
            {
                logger.DeviceChanged(id, actor.StaffId);
            }
        }

        return new DevicesChanged(ids.Distinct().Count() - refusals.Count, refusals);
    }

    private static Outcome Change(Device device, DevicesChange change, Actor by, DateTimeOffset at, DateOnly today)
    {
        var changed = change.Category is { } category ? device.ChangeCategory(category, by, at) : Outcome.Done;
        if (!changed.IsRefused && change.Shelf is { } shelf)
        {
            changed = device.PutOn(shelf, by, at);
        }

        return changed.IsRefused || change.Status is not { } status ? changed : device.ChangeStatus(status, change.Reason, by, at, today);
    }
}
