using Inclusion.Domain.Transfers;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
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

/// <summary>Transfers that concern where one works: those under way oldest first, those that are done newest first.</summary>
public sealed class ListTransfers(Database database, CurrentStaff staff)
{
    /// <summary>Older ones are found by the history of their devices.</summary>
    public const int Longest = 200;

    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<TransferRow>> RunAsync(TransferShow show, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var transfers = show switch
                {
                    TransferShow.Coming => db.Transfers.Where(t => t.EndedAt == null && (actor.CentreId == null || t.ToCentreId == actor.CentreId)).OrderBy(t => t.Id),
                    TransferShow.Going => db.Transfers.Where(t => t.EndedAt == null && (actor.CentreId == null || t.FromCentreId == actor.CentreId)).OrderBy(t => t.Id),
                    _ => db.Transfers.SeenBy(actor).Where(t => t.EndedAt != null).OrderByDescending(t => t.Id),
                };
                return await transfers.Take(Longest).Select(t => new TransferRow(
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
            },
            cancel);
    }
}
