using Inclusion.Domain.Transfers;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Desk;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Transfers.List;

/// <summary>Which transfers a list shows.</summary>
public enum TransferShow
{
    /// <summary>Under way to where one works.</summary>
    Coming = 1,

    /// <summary>Under way from where one works.</summary>
    Going = 2,

    /// <summary>All of it has arrived or was called back.</summary>
    Done = 3,
}

/// <param name="UnderWay">How many of its devices are under way.</param>
/// <param name="Missed">How many of those were not among what came.</param>
/// <param name="Zone">Of the centre that sent.</param>
public sealed record TransferRow(long Id, string From, string To, string Zone, DateTimeOffset SentAt, string SentBy, string Reason, int Devices, int UnderWay, int Missed);

/// <param name="Devices">How many devices of all of them are under way; 0 for those that are done.</param>
/// <param name="Missed">How many of those were not among what came.</param>
/// <param name="OnlyAt">The name of the centre that was asked for; null: every centre that one works at.</param>
public sealed record ListedTransfers(IReadOnlyList<TransferRow> Rows, int Devices, int Missed, string? OnlyAt);

/// <summary>Transfers that concern where one works: those under way oldest first, those that are done newest first.</summary>
public sealed class ListTransfers(Database database, CurrentStaff staff)
{
    /// <summary>Older ones are found by the history of their devices.</summary>
    public const int Longest = 200;

    /// <param name="centreId">Null: every centre that one works at. Those who belong to one centre see its transfers whatever stands here.</param>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<ListedTransfers> RunAsync(TransferShow show, long? centreId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var at = actor.CentreId ?? centreId;
                var transfers = show switch
                {
                    TransferShow.Coming => db.Transfers.Where(t => t.EndedAt == null && (at == null || t.ToCentreId == at)).OrderBy(t => t.Id),
                    TransferShow.Going => db.Transfers.Where(t => t.EndedAt == null && (at == null || t.FromCentreId == at)).OrderBy(t => t.Id),
                    _ => db.Transfers.Where(t => t.EndedAt != null && (at == null || t.FromCentreId == at || t.ToCentreId == at)).OrderByDescending(t => t.Id),
                };
                var underWay = db.UnderWay(transfers);
                var rows = await transfers.Take(Longest).Select(t => new TransferRow(
                    t.Id,
                    db.Centres.Where(c => c.Id == t.FromCentreId).Select(c => c.Name).First(),
                    db.Centres.Where(c => c.Id == t.ToCentreId).Select(c => c.Name).First(),
                    db.Centres.Where(c => c.Id == t.FromCentreId).Select(c => c.TimeZone).First(),
                    t.SentAt,
                    t.SentBy,
                    t.Reason,
                    db.TransferDevices.Count(d => d.TransferId == t.Id),
                    db.TransferDevices.Count(d => d.TransferId == t.Id && (d.Standing == TransferStanding.UnderWay || d.Standing == TransferStanding.NotArrived)),
                    db.TransferDevices.Count(d => d.TransferId == t.Id && d.Standing == TransferStanding.NotArrived))).ToListAsync(cancel);
                return new ListedTransfers(
                    rows,
                    await underWay.CountAsync(cancel),
                    await underWay.CountAsync(d => d.Standing == TransferStanding.NotArrived, cancel),
                    actor.CentreId is null && centreId is not null ? await db.Centres.Where(c => c.Id == centreId).Select(c => c.Name).FirstOrDefaultAsync(cancel) : null);
            },
            cancel);
    }
}
