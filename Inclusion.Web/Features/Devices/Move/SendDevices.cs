using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Transfers;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Devices;
using Inclusion.Web.Shared.Reservations;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Move;

/// <summary>What would come of sending devices to a centre, or what came of it.</summary>
/// <param name="Sent">How many go.</param>
/// <param name="Stays">Why the others stay, one refusal each.</param>
public sealed record DevicesSent(int Sent, IReadOnlyList<Refusal> Stays)
{
    /// <summary>For whom those are held or booked that would go; empty once it is done.</summary>
    public IReadOnlyList<Refusal> Promised { get; init; } = [];
}

/// <summary>
/// Sends devices to another centre: they are under way until somebody there says that they came. What cannot go stays and is named, the others go together, in one transfer for each
/// centre where they stand.
/// </summary>
public sealed class SendDevices(Database database, CurrentStaff staff, CentreClock clock, TimeProvider time, ILogger<SendDevices> logger)
{
    /// <summary>What would come of it now; nothing is changed. A device that is gone or that the person does not see is <see cref="NotFound"/>. Refuses <see cref="NotAllowed"/>.</summary>
    public async Task<Outcome<DevicesSent>> PreviewAsync(IReadOnlyList<long> ids, long toCentreId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.ReadAsync(
            async db =>
            {
                var devices = await Devices(db, actor, ids).ToListAsync(cancel);
                var refusals = Stay(devices, ids, toCentreId);
                var going = devices.Where(d => d.WhyNotSend(toCentreId) is null).Select(d => (d.Id, d.Tag)).ToList();
                var days = await clock.TodayAsync(db, cancel);
                return new DevicesSent(ids.Distinct().Count() - refusals.Count, refusals) { Promised = await db.PromisesOfAsync(going, days.Earliest, cancel) };
            },
            cancel);
    }

    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/> (the centre), <see cref="FieldTooLong"/>; what is refused of one device is in the answer.</summary>
    /// <param name="reason">Null or empty where none is given.</param>
    public async Task<Outcome<DevicesSent>> RunAsync(IReadOnlyList<long> ids, long toCentreId, string? reason, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync<DevicesSent>(
            actor,
            async db =>
            {
                if (await db.Centres.SingleOrDefaultAsync(c => c.Id == toCentreId, cancel) is not { } to)
                {
                    return new NotFound();
                }

                var devices = await Devices(db, actor, ids).ToListAsync(cancel);
                var refusals = Stay(devices, ids, toCentreId);
                foreach (var group in devices.Where(d => d.WhyNotSend(toCentreId) is null).GroupBy(d => d.CentreId).ToList())
                {
                    var from = await db.Centres.SingleAsync(c => c.Id == group.Key, cancel);
                    if (await SendAsync(db, [.. group], from, to, reason, actor, cancel) is { } refusal)
                    {
                        return refusal;
                    }
                }

                return new DevicesSent(ids.Distinct().Count() - refusals.Count, refusals);
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.DevicesSent(outcome.Value.Sent, toCentreId, actor.StaffId);
        }

        return outcome;
    }

    private async Task<Refusal?> SendAsync(InclusionDb db, IReadOnlyList<Device> devices, Centre from, Centre to, string? reason, Actor actor, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var transfer = Transfer.Begin(from.Id, to.Id, reason, actor, now);
        if (transfer.IsRefused)
        {
            return transfer.Refusal;
        }

        db.Transfers.Add(transfer.Value);
        await db.SaveChangesAsync(cancel);
        foreach (var device in devices)
        {
            if (transfer.Value.Send(device, $"{from.Name} → {to.Name}", actor, now) is { IsRefused: true } stays)
            {
                return stays.Refusal;
            }
        }

        return null;
    }

    private static IQueryable<Device> Devices(InclusionDb db, Actor actor, IReadOnlyList<long> ids) => db.Devices.SeenBy(actor).Where(d => ids.Contains(d.Id)).OrderBy(d => d.Tag);

    private static List<Refusal> Stay(IReadOnlyCollection<Device> devices, IReadOnlyList<long> ids, long toCentreId) =>
        [.. devices.Select(d => d.WhyNotSend(toCentreId)).OfType<Refusal>(), .. Enumerable.Repeat(new NotFound(), ids.Distinct().Count() - devices.Count)];
}
