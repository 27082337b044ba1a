using Inclusion.Domain.Messages;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations.Holds;

/// <summary>
/// Ends the holds and bookings that nobody came for, holds for the next, and tells those for whom a device lies ready: an e-mail, or an entry of the call list. Each centre is a transaction of its own. Run twice, or after a
/// kill in the middle, it holds nothing twice and says nothing twice: what is held is not free, and what is said is claimed.
/// </summary>
public sealed class HoldReserved(Database database, ListDueHolds find, SayHolds say, TimeProvider time) : ScheduledJob
{
    public override async Task<JobCounts> RunAsync(CancellationToken cancel)
    {
        if (await database.ReadAsync(db => Office.LoadAsync(db, cancel), cancel) is not { } office)
        {
            return new JobCounts();
        }

        var (ended, made) = (0, 0);
        foreach (var centreId in await database.ReadAsync(db => CentresAsync(db, cancel), cancel))
        {
            var settled = await database.WriteAsync<(int Ended, int Made)>(Actor.Product, async db => await DeviceHolds.SettleCentreAsync(db, centreId, time.GetUtcNow(), cancel), cancel).OrThrowAsync();
            (ended, made) = (ended + settled.Ended, made + settled.Made);
        }

        var withdrawn = await WithdrawCallsAsync(cancel);
        var written = await say.RunAsync(office, await find.RunAsync(office, cancel), cancel);
        return new JobCounts()
            .With(nameof(ReservationText.HoldsEnded), ended)
            .With(nameof(ReservationText.HoldsMade), made)
            .With(nameof(ReservationText.HoldsQueued), written.Queued)
            .With(nameof(ReservationText.HoldsToCall), written.ToCall)
            .With(nameof(ReservationText.HoldsAdded), written.Added)
            .With(nameof(ReservationText.HoldCallsWithdrawn), withdrawn);
    }

    /// <summary>Those at which somebody waits or something is promised.</summary>
    private static Task<List<long>> CentresAsync(InclusionDb db, CancellationToken cancel) => db.Centres
        .Where(c => db.Reservations.Any(r => r.CentreId == c.Id && (r.Status == ReservationStatus.Waiting || r.Status == ReservationStatus.Held)) || db.DeviceBookings.Any(b => b.CentreId == c.Id && b.EndedAt == null))
        .OrderBy(c => c.Id)
        .Select(c => c.Id)
        .ToListAsync(cancel);

    /// <summary>Nobody is rung about a device that is held no more.</summary>
    private Task<int> WithdrawCallsAsync(CancellationToken cancel) => database.WriteAsync<int>(
        Actor.Product,
        async db =>
        {
            var calls = await db.Messages.Where(m => m.Status == MessageStatus.ToCall && db.ReservationNotices.Any(n => n.MessageId == m.Id)).ToListAsync(cancel);
            var over = await StillToSay.WithNothingLeftAsync(db, [.. calls.Select(c => c.Id)], time.GetUtcNow(), cancel);
            return calls.Where(c => over.Contains(c.Id)).Select(c => c.Withdraw().Refusal).FirstOrDefault(r => r is not null) is { } refusal ? refusal : over.Count;
        },
        cancel).OrThrowAsync();
}
