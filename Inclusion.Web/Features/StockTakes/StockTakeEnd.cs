using Inclusion.Domain.StockTakes;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.StockTakes;

internal static class StockTakeEnd
{
    /// <summary>Writes down how what was not scanned stands, before a stock-take ends: it is read so ever after.</summary>
    /// <returns>The lines by the ids of their devices.</returns>
    public static async Task<Dictionary<long, StockTakeLine>> SettleAsync(InclusionDb db, StockTake stockTake, CancellationToken cancel)
    {
        var unscanned = await UnscannedLines.Of(db, stockTake, db.Devices).ToListAsync(cancel);
        foreach (var line in unscanned)
        {
            stockTake.Settle(line.Line, line.Status, line.CentreId == stockTake.CentreId && stockTake.IsAbout(line.Shelf), line.Since, line.SeenElsewhere);
        }

        return unscanned.ToDictionary(line => line.Line.DeviceId, line => line.Line);
    }
}
