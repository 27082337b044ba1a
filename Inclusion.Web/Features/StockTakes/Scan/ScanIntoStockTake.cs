using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.StockTakes;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.StockTakes.Scan;

/// <summary>A device that shares a scanned serial number with others.</summary>
public sealed record SharedSerial(string Tag, string Name);

/// <summary>What came of a scan.</summary>
/// <param name="Scan">As it is kept; null where <paramref name="Choices"/> asks which device is meant, and nothing is kept yet.</param>
/// <param name="IsRepeated">It was among the scans before: nothing is counted twice.</param>
/// <param name="Choices">The devices that share the scanned serial number, when it means more than one; else empty.</param>
public sealed record StockTakeScanned(ScanLine? Scan, bool IsRepeated, IReadOnlyList<SharedSerial> Choices);

/// <summary>Takes a code into a stock-take, by tag, by serial number or by the address on a label, and answers what the register says of it.</summary>
public sealed class ScanIntoStockTake(Database database, CurrentStaff staff, StockTakeWatch watch, TimeProvider time)
{
    /// <summary>More devices of one serial number are not offered: a placeholder was typed as the number.</summary>
    private const int MaxChoices = 10;

    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="StockTakeOver"/>, <see cref="FieldRequired"/>, <see cref="DeviceMisread"/>.</returns>
    public async Task<Outcome<StockTakeScanned>> RunAsync(long stockTakeId, string code, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var kept = StockTake.Kept(code);
        if (kept.Length == 0)
        {
            return new FieldRequired("Tag");
        }

        var scanned = await database.WriteAsync<StockTakeScanned>(
            actor,
            async db =>
            {
                // Read and not tracked: a scan changes nothing of it, and leaves no row in the audit trail.
                var stockTake = await db.StockTakes.AsNoTracking().SingleOrDefaultAsync(s => s.Id == stockTakeId, cancel);
                if (stockTake is null || !actor.WorksAt(stockTake.CentreId))
                {
                    return new NotFound();
                }

                var name = StockTakeWords.Name(stockTake);
                if (!stockTake.IsOpen)
                {
                    return new StockTakeOver(name);
                }

                var found = await db.Devices.FindByCodeAsync(kept, MaxChoices, devices => Looked(db, stockTakeId, devices), cancel);
                if (found.Count > 1)
                {
                    return new StockTakeScanned(null, false, [.. found.Select(d => new SharedSerial(d.Device.Tag, d.Name))]);
                }

                var device = found.FirstOrDefault();
                if (device is null && await db.FindMisreadAsync(kept, cancel) is { } meant)
                {
                    return new DeviceMisread(kept, meant);
                }

                var before = device is null
                    ? await db.StockTakeScans.Where(s => s.StockTakeId == stockTakeId && s.DeviceId == null && s.Code == kept).Select(s => (long?)s.Id).FirstOrDefaultAsync(cancel)
                    : device.ScanId;
                if (before is { } known)
                {
                    return new StockTakeScanned(await ScanLines.Of(db, db.StockTakeScans.Where(s => s.Id == known)).SingleAsync(cancel), true, []);
                }

                var scan = stockTake.Scan(kept, device?.Device, name, actor, time.GetUtcNow());
                if (scan.IsRefused)
                {
                    return scan.Refusal;
                }

                db.StockTakeScans.Add(scan.Value);
                await db.SaveChangesAsync(cancel);
                return new StockTakeScanned(ScanLine.Of(scan.Value, device?.Name ?? "", device?.Centre, device?.LoanCentreId == stockTake.CentreId), false, []);
            },
            cancel);
        if (!scanned.IsRefused && scanned.Value is { Scan: not null, IsRepeated: false })
        {
            watch.Tell(stockTakeId, isMoreThanScan: false);
        }

        return scanned;
    }

    /// <summary>With what the register and the stock-take say of each.</summary>
    private static IQueryable<FoundDevice> Looked(InclusionDb db, long stockTakeId, IQueryable<Device> devices) => devices.Select(d => new FoundDevice(
        new RegisteredDevice(
            d.Id,
            d.Tag,
            d.Status,
            d.CentreId,
            d.Shelf,
            db.StockTakeLines.Any(l => l.StockTakeId == stockTakeId && l.DeviceId == d.Id),
            db.LoanDevices.Where(l => l.DeviceId == d.Id && l.IsOut).Select(l => (long?)l.LoanId).FirstOrDefault(),
            db.LoanDevices.Where(l => l.DeviceId == d.Id && l.IsOut).Join(db.Loans, l => l.LoanId, l => l.Id, (_, l) => l.Number).FirstOrDefault()),
        (d.Maker + " " + d.Model).Trim(),
        db.Centres.Where(c => c.Id == d.CentreId).Select(c => c.Name).First(),
        db.LoanDevices.Where(l => l.DeviceId == d.Id && l.IsOut).Join(db.Loans, l => l.LoanId, l => l.Id, (_, l) => (long?)l.CentreId).FirstOrDefault(),
        db.StockTakeScans.Where(s => s.StockTakeId == stockTakeId && s.DeviceId == d.Id).Select(s => (long?)s.Id).FirstOrDefault()));

    private sealed record FoundDevice(RegisteredDevice Device, string Name, string Centre, long? LoanCentreId, long? ScanId);
}
