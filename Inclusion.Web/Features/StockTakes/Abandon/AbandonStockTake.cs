using Inclusion.Domain.Common;
using Inclusion.Domain.StockTakes;
using Inclusion.Web.Data;
using Inclusion.Web.Features.StockTakes.Scan;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.StockTakes.Abandon;

/// <summary>Gives an open stock-take up, with a reason. Nothing of the register is changed; what was scanned is kept.</summary>
public sealed class AbandonStockTake(Database database, CurrentStaff staff, StockTakeWatch watch, TimeProvider time, ILogger<AbandonStockTake> logger)
{
    /// <returns>Refuses <see cref="NotAllowed"/> (<see cref="StockTake.MayBeAbandonedBy"/>), <see cref="NotFound"/>, and what <see cref="StockTake.Abandon"/> refuses.</returns>
    public async Task<Outcome> RunAsync(long id, string reason, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.StockTakeForAsync(actor, id, cancel) is not (var stockTake, _))
                {
                    return new NotFound();
                }

                if (!stockTake.MayBeAbandonedBy(actor))
                {
                    return new NotAllowed();
                }

                if (stockTake.IsOpen)
                {
                    await StockTakeEnd.SettleAsync(db, stockTake, cancel);
                }

                return stockTake.Abandon(reason, StockTakeWords.Name(stockTake), actor, time.GetUtcNow());
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.StockTakeAbandoned(id, actor.StaffId);
            watch.Tell(id, isMoreThanScan: true);
        }

        return outcome;
    }
}
