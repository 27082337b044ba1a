using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.StockTakes;
using Inclusion.Web.Data;
using Inclusion.Web.Features.StockTakes.Scan;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Connectivity;
using Inclusion.Web.Shared.Incidents;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.StockTakes.Close;

/// <summary>A correction that someone ticked.</summary>
public sealed record TickedCorrection(long DeviceId, StockTakeCorrection Correction);

/// <summary>Some of what was ticked cannot be done any more: nothing was changed.</summary>
public sealed record CorrectionsRefused(int Count) : Refusal;

/// <summary>What came of a closing.</summary>
/// <param name="Refusal">Why it is open still, and nothing was changed; null when it is closed.</param>
/// <param name="Corrections">Which corrections are in the way, one refusal each; empty when none is.</param>
public sealed record StockTakeClosing(Refusal? Refusal, IReadOnlyList<Refusal> Corrections);

/// <summary>
/// Closes a stock-take with the corrections that someone ticked: all of them together, by the same rules as on a device's own page, or none. What is not ticked is left as it is.
/// </summary>
public sealed class CloseStockTake(Database database, CurrentStaff staff, StockTakeWatch watch, TimeProvider time, ILogger<CloseStockTake> logger)
{
    /// <returns>
    /// Refuses <see cref="NotAllowed"/> to who runs no centre, <see cref="NotFound"/>, <see cref="StockTakeOver"/>, and <see cref="CorrectionsRefused"/> with what the corrections
    /// themselves refuse.
    /// </returns>
    public async Task<StockTakeClosing> RunAsync(long id, IReadOnlyCollection<TickedCorrection> ticked, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new StockTakeClosing(new NotAllowed(), []);
        }

        var refusals = new List<Refusal>();
        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.StockTakeForAsync(actor, id, cancel) is not (var stockTake, var centre))
                {
                    return new NotFound();
                }

                var name = StockTakeWords.Name(stockTake);
                if (!stockTake.IsOpen)
                {
                    return new StockTakeOver(name);
                }

                var lines = await StockTakeEnd.SettleAsync(db, stockTake, cancel);
                var ids = ticked.Select(t => t.DeviceId).ToList();
                var devices = await db.Devices.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
                var scans = await db.StockTakeScans.Where(s => s.StockTakeId == id && s.DeviceId != null && ids.Contains(s.DeviceId.Value)).ToDictionaryAsync(s => s.DeviceId!.Value, cancel);
                var centres = await db.Centres.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
                var (now, reason) = (time.GetUtcNow(), name);
                foreach (var (deviceId, correction) in ticked.Distinct())
                {
                    if (!devices.TryGetValue(deviceId, out var device))
                    {
                        refusals.Add(new NotFound());
                        continue;
                    }

                    var before = device.Status;
                    var route = string.Create(CultureInfo.CurrentCulture, $"{centres[device.CentreId]} → {centre.Name} · {reason}");
                    var done = (correction, lines.GetValueOrDefault(deviceId), scans.GetValueOrDefault(deviceId)) switch
                    {
                        (StockTakeCorrection.MarkLost, { } line, _) => stockTake.MarkLost(line, device, reason, actor, now, centre.Calendar.DateOf(now)),
                        (not StockTakeCorrection.MarkLost, _, { } scan) => stockTake.TakeHere(scan, correction, device, reason, route, actor, now, centre.Calendar.DateOf(now)),

                        // Scanned or taken back since it was ticked.
                        _ => new CorrectionOutdated(device.Tag),
                    };
                    if (done.IsRefused)
                    {
                        refusals.Add(done.Refusal);
                    }
                    else
                    {
                        await db.SimsFollowAsync(device, cancel);
                        await db.TellDamagesOfFoundAsync(device, before, actor, now, centre.Calendar.DateOf(now), cancel);
                    }
                }

                return refusals.Count > 0 ? new CorrectionsRefused(refusals.Count) : stockTake.Close(name, actor, now);
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.StockTakeClosed(id, ticked.Count, actor.StaffId);
            watch.Tell(id, isMoreThanScan: true);
        }

        return new StockTakeClosing(outcome.Refusal, refusals);
    }
}
