using Inclusion.Domain.Common;
using Inclusion.Domain.StockTakes;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.StockTakes.Scan;

/// <summary>It is not the last scan of whoever asks: another one came after it, or it is somebody else's.</summary>
public sealed record ScanNotUndoable : Refusal;

/// <summary>Takes back one's own last scan: it is as if it had never been.</summary>
public sealed class UndoStockTakeScan(Database database, CurrentStaff staff, StockTakeWatch watch)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="StockTakeOver"/>, <see cref="ScanNotUndoable"/>.</returns>
    public async Task<Outcome> RunAsync(long stockTakeId, long scanId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.StockTakeForAsync(actor, stockTakeId, cancel) is not (var stockTake, _))
                {
                    return new NotFound();
                }

                if (!stockTake.IsOpen)
                {
                    return new StockTakeOver(StockTakeWords.Name(stockTake));
                }

                var last = await db.StockTakeScans.Where(s => s.StockTakeId == stockTakeId && s.StaffId == actor.StaffId).OrderByDescending(s => s.Id).FirstOrDefaultAsync(cancel);
                if (last?.Id != scanId)
                {
                    return new ScanNotUndoable();
                }

                db.StockTakeScans.Remove(last);
                return Outcome.Done;
            },
            cancel);
        if (!outcome.IsRefused)
        {
            watch.Tell(stockTakeId, isMoreThanScan: true);
        }

        return outcome;
    }
}
