using Inclusion.Domain.Devices;
using Inclusion.Domain.StockTakes;
using Inclusion.Web.Data;

namespace Inclusion.Web.Features.StockTakes;

/// <summary>An expected device that nobody scanned, as the register has it now.</summary>
/// <param name="Since">The last thing since the opening that tells where it is; null for none.</param>
/// <param name="SeenElsewhere">Since the opening it was scanned into another stock-take of the centre, which was not given up.</param>
internal sealed record UnscannedLine(StockTakeLine Line, string Tag, string Serial, DeviceCategory Category, string Name, DeviceStatus Status, long CentreId, string Shelf, DeviceEventKind? Since, bool SeenElsewhere);

internal static class UnscannedLines
{
    /// <summary>In no order.</summary>
    /// <param name="devices">Of these alone.</param>
    public static IQueryable<UnscannedLine> Of(InclusionDb db, StockTake stockTake, IQueryable<Device> devices)
    {
        var (id, centre, openedAt, lastEvent, telling) = (stockTake.Id, stockTake.CentreId, stockTake.OpenedAt, stockTake.LastEventId, StockTakeRules.Telling);
        return from line in db.StockTakeLines
               where line.StockTakeId == id && !db.StockTakeScans.Any(s => s.StockTakeId == id && s.DeviceId == line.DeviceId)
               join device in devices on line.DeviceId equals device.Id
               select new UnscannedLine(
                   line,
                   device.Tag,
                   device.Serial,
                   device.Category,
                   (device.Maker + " " + device.Model).Trim(),
                   device.Status,
                   device.CentreId,
                   device.Shelf,
                   db.DeviceEvents.Where(e => e.DeviceId == device.Id && e.Id > lastEvent && telling.Contains(e.Kind)).OrderByDescending(e => e.Id).Select(e => (DeviceEventKind?)e.Kind).FirstOrDefault(),
                   db.StockTakeScans.Any(s => s.DeviceId == device.Id && s.StockTakeId != id && s.At >= openedAt
                       && db.StockTakes.Any(other => other.Id == s.StockTakeId && other.CentreId == centre && other.Status != StockTakeStatus.Abandoned)));
    }
}
