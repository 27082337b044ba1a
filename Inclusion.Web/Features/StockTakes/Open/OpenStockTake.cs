using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.StockTakes;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.StockTakes.Open;

/// <summary>Opens a stock-take: what a centre should have at hand is written down as it is now.</summary>
public sealed class OpenStockTake(Database database, CurrentStaff staff, TimeProvider time, ILogger<OpenStockTake> logger)
{
    /// <summary>How many devices would be expected. Refuses <see cref="NotAllowed"/>.</summary>
    public async Task<Outcome<int>> CountAsync(StockTakeScope scope, CancellationToken cancel) =>
        await staff.FindAsync(cancel) is { } actor && actor.WorksAt(scope.CentreId) ? await database.ReadAsync(db => Expected(db, scope).CountAsync(cancel), cancel) : new NotAllowed();

    /// <returns>Its id. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="StockTakeAlreadyOpen"/>, and what <see cref="StockTake.Open"/> refuses.</returns>
    public async Task<Outcome<long>> RunAsync(StockTakeScope scope, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !actor.WorksAt(scope.CentreId))
        {
            return new NotAllowed();
        }

        var expected = 0;
        var made = await database.WriteAsync<long>(
            actor,
            async db =>
            {
                if (await db.Centres.AsNoTracking().SingleOrDefaultAsync(c => c.Id == scope.CentreId, cancel) is not { } centre)
                {
                    return new NotFound();
                }

                var (label, shelf) = (InvisibleCharacters.OneLine(scope.Label), InvisibleCharacters.OneLine(scope.Shelf));
                if (await db.StockTakes.AsNoTracking().FirstOrDefaultAsync(
                    s => s.CentreId == scope.CentreId && s.Status == StockTakeStatus.Open && s.Category == scope.Category && s.Group == scope.Group && s.Shelf == shelf && s.Label == label, cancel) is { } before)
                {
                    return new StockTakeAlreadyOpen(StockTakeWords.Name(before));
                }

                var devices = await Expected(db, scope).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(cancel);
                var lastEvent = await db.DeviceEvents.MaxAsync(e => (long?)e.Id, cancel) ?? 0;
                var now = time.GetUtcNow();
                var opened = StockTake.Open(scope, expected = devices.Count, lastEvent, actor, now, centre.Calendar.DateOf(now));
                if (opened.IsRefused)
                {
                    return opened.Refusal;
                }

                db.StockTakes.Add(opened.Value);
                await db.SaveChangesAsync(cancel);
                db.StockTakeLines.AddRange(devices.Select(opened.Value.Expect));
                return opened.Value.Id;
            },
            cancel);
        if (!made.IsRefused)
        {
            logger.StockTakeOpened(made.Value, expected, actor.StaffId);
        }

        return made;
    }

    private static IQueryable<Device> Expected(InclusionDb db, StockTakeScope scope)
    {
        var statuses = StockTakeRules.StatusesOf(scope.Group);
        var shelf = InvisibleCharacters.OneLine(scope.Shelf);
        var devices = shelf.Length == 0 ? db.Devices : db.Devices.OnShelf(shelf);
        return devices.Where(d => d.CentreId == scope.CentreId && d.TransferId == null && statuses.Contains(d.Status) && (scope.Category == null || d.Category == scope.Category));
    }
}
