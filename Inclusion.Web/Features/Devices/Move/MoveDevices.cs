using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Move;

/// <summary>What would come of sending devices to a centre, or what came of it.</summary>
/// <param name="Moved">How many go.</param>
/// <param name="Stays">Why the others stay, one refusal each.</param>
public sealed record DevicesMoved(int Moved, IReadOnlyList<Refusal> Stays);

/// <summary>Sends several devices to another centre, each as if it were sent alone: what cannot go stays and is named, the others go.</summary>
public sealed class MoveDevices(Database database, CurrentStaff staff, MoveDevice move, TimeProvider time)
{
    /// <summary>What would come of it now; nothing is changed. A device that is gone or that the person does not see is <see cref="NotFound"/>. Refuses <see cref="NotAllowed"/>.</summary>
    public async Task<Outcome<DevicesMoved>> PreviewAsync(IReadOnlyList<long> ids, long toCentreId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        // They are read to be asked and thrown away: the rule itself answers, and nothing is saved.
        var devices = await database.ReadAsync(db => db.Devices.SeenBy(actor).Where(d => ids.Contains(d.Id)).OrderBy(d => d.Tag).ToListAsync(cancel), cancel);
        var now = time.GetUtcNow();
        var refusals = devices.Select(device => device.MoveTo(toCentreId, null, actor, now).Refusal).OfType<Refusal>().ToList();
        var gone = ids.Distinct().Count() - devices.Count;
        return new DevicesMoved(devices.Count - refusals.Count, [.. refusals, .. Enumerable.Repeat(new NotFound(), gone)]);
    }

    /// <summary>Each device is sent by <see cref="MoveDevice"/>, with its rule and its note in the history. Refuses <see cref="NotAllowed"/>; what it refuses of one device is in the answer.</summary>
    public async Task<Outcome<DevicesMoved>> RunAsync(IReadOnlyList<long> ids, long toCentreId, string? reason, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true })
        {
            return new NotAllowed();
        }

        var refusals = new List<Refusal>();
        var moved = 0;
        foreach (var id in ids.Distinct())
        {
            var outcome = await move.RunAsync(new MoveDeviceCommand(id, toCentreId, reason), cancel);
            if (outcome.IsRefused)
            {
                refusals.Add(outcome.Refusal);
            }
            else
            {
                moved++;
            }
        }

        return new DevicesMoved(moved, refusals);
    }
}
