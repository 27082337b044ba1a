using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Domain.StockTakes;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.StockTakes.Scan;

/// <summary>A stock-take and how far it is.</summary>
/// <param name="Expected">How many devices were expected when it was opened.</param>
/// <param name="Found">How many of those lay there and were scanned: what is on loan or gone in the register is not among them.</param>
/// <param name="EndedAt">Null while it is open, as the next one.</param>
/// <param name="EndReason">Why it was abandoned; null when it was not.</param>
/// <param name="Scans">The newest, at most <see cref="FindStockTake.Shown"/>; the newest first.</param>
/// <param name="LastScanId">Of all that are in it; 0 for none.</param>
/// <param name="OwnLast">The last scan of whoever asks, which they may take back; null for none.</param>
public sealed record StockTakeDetails(
    long Id, DateOnly OpenedOn, string Shelf, string Label, DeviceCategory? Category, StockTakeGroup? Group, string Centre, TimeZoneInfo Zone, StockTakeStatus Status, DateTimeOffset OpenedAt, string OpenedBy,
    DateTimeOffset? EndedAt, string? EndedBy, string? EndReason, int Expected, int Found, IReadOnlyList<ScanLine> Scans, long LastScanId, ScanLine? OwnLast, long? AskedBy, bool MayClose, bool MayAbandon);

/// <summary>A stock-take, and then what is scanned into it by whomever: each scan is read once.</summary>
public sealed class FindStockTake(Database database, CurrentStaff staff)
{
    /// <summary>So many of the last scans stand on the page.</summary>
    public const int Shown = 10;

    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</returns>
    public async Task<Outcome<StockTakeDetails>> RunAsync(long id, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.ReadAsync<Outcome<StockTakeDetails>>(
            async db =>
            {
                if (await db.StockTakeForAsync(actor, id, cancel) is not (var found, var centre))
                {
                    return new NotFound();
                }

                // Up to one scan: those that come between two of these reads are read with the next ones, and counted once.
                var last = await db.StockTakeScans.Where(s => s.StockTakeId == id).MaxAsync(s => (long?)s.Id, cancel) ?? 0;
                var scans = db.StockTakeScans.Where(s => s.StockTakeId == id && s.Id <= last);
                var newest = await ScanLines.Of(db, scans.OrderByDescending(s => s.Id).Take(Shown)).ToListAsync(cancel);
                var own = newest.Find(s => s.ById == actor.StaffId)
                    ?? await ScanLines.Of(db, scans.Where(s => s.StaffId == actor.StaffId).OrderByDescending(s => s.Id).Take(1)).FirstOrDefaultAsync(cancel);
                return new StockTakeDetails(
                    found.Id, found.OpenedOn, found.Shelf, found.Label, found.Category, found.Group, centre.Name, TimeZoneInfo.FindSystemTimeZoneById(centre.TimeZone), found.Status, found.OpenedAt, found.OpenedBy,
                    found.EndedAt, found.EndedBy, found.EndReason, found.Expected, await scans.CountAsync(s => s.Answer == StockTakeAnswer.Found, cancel), newest, last, own, actor.StaffId,
                    actor.Runs(found.CentreId), found.MayBeAbandonedBy(actor));
            },
            cancel);
    }

    /// <summary>The scans after this one, the oldest first. Refuses as <see cref="RunAsync"/>.</summary>
    public async Task<Outcome<IReadOnlyList<ScanLine>>> AfterAsync(long id, long scanId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.ReadAsync<Outcome<IReadOnlyList<ScanLine>>>(
            async db => await db.StockTakes.SeenBy(actor).AnyAsync(s => s.Id == id, cancel)
                ? await ScanLines.Of(db, db.StockTakeScans.Where(s => s.StockTakeId == id && s.Id > scanId).OrderBy(s => s.Id)).ToListAsync(cancel)
                : new NotFound(),
            cancel);
    }
}
