using Inclusion.Domain.Devices;
using Inclusion.Domain.StockTakes;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.StockTakes.List;

/// <param name="Found">How many of those expected were found.</param>
/// <param name="EndedAt">Null while it is open.</param>
public sealed record StockTakeRow(
    long Id, DateOnly OpenedOn, string Shelf, string Label, DeviceCategory? Category, StockTakeGroup? Group, string Centre, string TimeZone, StockTakeStatus Status, string OpenedBy, int Expected, int Found, DateTimeOffset? EndedAt, string? EndedBy);

/// <summary>The stock-takes, those that are open first, then the newest.</summary>
public sealed class ListStockTakes(Database database, CurrentStaff staff)
{
    /// <summary>Older ones are found by their address; a centre makes a few in a year.</summary>
    public const int Longest = 200;

    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<StockTakeRow>> RunAsync(CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            db => db.StockTakes.SeenBy(actor).OrderBy(s => s.Status != StockTakeStatus.Open).ThenByDescending(s => s.Id).Take(Longest)
                .Join(db.Centres, s => s.CentreId, c => c.Id, (s, c) => new { s, c })
                .OrderBy(x => x.s.Status != StockTakeStatus.Open).ThenByDescending(x => x.s.Id)
                .Select(x => new StockTakeRow(
                    x.s.Id, x.s.OpenedOn, x.s.Shelf, x.s.Label, x.s.Category, x.s.Group, x.c.Name, x.c.TimeZone, x.s.Status, x.s.OpenedBy, x.s.Expected,
                    db.StockTakeScans.Count(scan => scan.StockTakeId == x.s.Id && scan.Answer == StockTakeAnswer.Found), x.s.EndedAt, x.s.EndedBy))
                .ToListAsync(cancel),
            cancel);
    }
}
