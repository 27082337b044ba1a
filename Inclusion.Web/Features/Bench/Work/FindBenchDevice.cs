using Inclusion.Domain.Bench;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Bench;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Bench.Work;

/// <summary>The work on one device.</summary>
/// <param name="Name">Maker and model; empty when neither is known.</param>
/// <param name="Stage">Null while it is not at the bench: what was done there can be read, and nothing added.</param>
/// <param name="DonationId">Null when its provenance is not known.</param>
/// <param name="MayTakeApart">It can be recycled from where it is.</param>
/// <param name="Zone">In which moments are told: the centre's.</param>
/// <param name="Minutes">Of all that was ever spent on it.</param>
/// <param name="Times">The latest first, at most <see cref="FindBenchDevice.MostShown"/>.</param>
/// <param name="Parts">What was built in or taken out, the latest first, at most <see cref="FindBenchDevice.MostShown"/>.</param>
/// <param name="Stock">The parts of its centre, by name.</param>
public sealed record BenchDeviceView(
    long Id, string Tag, DeviceCategory Category, string Name, DeviceStatus Status, BenchStage? Stage, DateOnly? WipeNeededSince, bool IsToMend, long? DonationId, bool MayTakeApart, TimeZoneInfo Zone,
    IReadOnlyList<TickedStep> Steps, int Minutes, IReadOnlyList<SpentTime> Times, IReadOnlyList<UsedPart> Parts, IReadOnlyList<StockedPart> Stock);

/// <summary>A step of the checklist.</summary>
/// <param name="At">When it was ticked in this round; null while it is not.</param>
/// <param name="By">Who did; null while it is not.</param>
public sealed record TickedStep(string Key, string Text, DateTimeOffset? At, string? By);

public sealed record SpentTime(long Id, int Minutes, string What, DateTimeOffset At, string By);

/// <param name="Count">How many; negative: built in.</param>
public sealed record UsedPart(long Id, long PartId, string Name, int Count, DateTimeOffset At, string By);

/// <param name="StoresData">It comes out of a device only once that is wiped.</param>
public sealed record StockedPart(long Id, string Name, int InStock, bool StoresData);

/// <summary>Shows a device as who works on it sees it: checklist, time and parts.</summary>
public sealed class FindBenchDevice(Database database, CurrentStaff staff)
{
    public const int MostShown = 50;

    /// <returns>Null when there is none, or the person does not work where it stands.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<BenchDeviceView?> RunAsync(long id, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(async db => await db.BenchDeviceAsync(actor, id, cancel) is var (device, centre) ? await ViewAsync(db, device, centre.Calendar.Zone, cancel) : null, cancel);
    }

    private static async Task<BenchDeviceView> ViewAsync(InclusionDb db, Device device, TimeZoneInfo zone, CancellationToken cancel)
    {
        var ticks = device.BenchSince is { } round ? await db.BenchTicks.Where(t => t.DeviceId == device.Id && t.Round == round).ToDictionaryAsync(t => t.Key, cancel) : [];
        var steps = await Checklists.OfAsync(db, device.Category, cancel);
        return new BenchDeviceView(
            device.Id,
            device.Tag,
            device.Category,
            $"{device.Maker} {device.Model}".Trim(),
            device.Status,
            device.BenchStage,
            device.WipeNeededSince,
            device.MendNeededSince is not null,
            device.DonationId,
            DeviceStatusRules.After(device.Status).Contains(DeviceStatus.Recycled),
            zone,
            [.. steps.Select(step => ticks.GetValueOrDefault(step.Key) is { } tick ? new TickedStep(step.Key, step.Text, tick.At, tick.StaffName) : new TickedStep(step.Key, step.Text, null, null))],
            await db.BenchWork.Where(w => w.DeviceId == device.Id).SumAsync(w => w.Minutes, cancel),
            await db.BenchWork.Where(w => w.DeviceId == device.Id).OrderByDescending(w => w.Id).Take(MostShown).Select(w => new SpentTime(w.Id, w.Minutes, w.What, w.At, w.StaffName)).ToListAsync(cancel),
            await (from movement in db.PartMovements
                   where movement.DeviceId == device.Id
                   join part in db.SpareParts on movement.PartId equals part.Id
                   orderby movement.Id descending
                   select new UsedPart(movement.Id, part.Id, part.Name, movement.Change, movement.At, movement.StaffName)).Take(MostShown).ToListAsync(cancel),
            await db.SpareParts.Where(p => p.CentreId == device.CentreId).OrderBy(p => p.Name).Select(p => new StockedPart(p.Id, p.Name, p.InStock, p.StoresData)).ToListAsync(cancel));
    }
}
