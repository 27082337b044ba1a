using Inclusion.Domain.Centres;
using Inclusion.Domain.Staff;
using Inclusion.Domain.StockTakes;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.StockTakes;

internal static class StockTakeAccess
{
    /// <summary>The stock-take, to be changed, with its centre; null when there is none or the person does not work there: the answer is the same.</summary>
    public static async Task<(StockTake StockTake, Centre Centre)?> StockTakeForAsync(this InclusionDb db, Actor actor, long id, CancellationToken cancel) =>
        await db.StockTakes.SingleOrDefaultAsync(s => s.Id == id, cancel) is { } found && actor.WorksAt(found.CentreId)
            ? (found, await db.Centres.AsNoTracking().SingleAsync(c => c.Id == found.CentreId, cancel))
            : null;

    /// <summary>Those of one's own centre; all of them for whoever works at every centre.</summary>
    public static IQueryable<StockTake> SeenBy(this IQueryable<StockTake> stockTakes, Actor actor) =>
        actor.CentreId is { } centre ? stockTakes.Where(s => s.CentreId == centre) : stockTakes;
}
