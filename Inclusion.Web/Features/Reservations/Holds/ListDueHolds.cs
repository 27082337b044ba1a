using Inclusion.Domain.Messages;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations.Holds;

/// <summary>Something about a reservation that the person does not know yet.</summary>
/// <param name="Occasion">As <see cref="ReservationNotice.Occasion"/>.</param>
public sealed record DueHold(long PersonId, long ReservationId, long CentreId, string Occasion, DateOnly Today, bool IsUrgent) : DueToSay(PersonId, CentreId, Today, IsUrgent);

/// <summary>
/// Looks up the holds of which nobody has been told, those that were told and are lost since, and the places in the queue that requests from the public page led to. A hold that
/// ends tomorrow is urgent, and so is a lost one: the next message of a day would come too late.
/// </summary>
public sealed class ListDueHolds(Database database, TimeProvider time)
{
    /// <summary>Days after which it is no news any more that a hold is lost, or that somebody is in the queue.</summary>
    private const int NewsDays = 2;

    public async Task<IReadOnlyList<DueHold>> RunAsync(Office office, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await database.ReadAsync<IReadOnlyList<DueHold>>(
            async db => [.. await LostAsync(db, office, now, cancel), .. await HeldAsync(db, office, now, cancel), .. await InQueueAsync(db, office, now, cancel)], cancel);
    }

    private static async Task<IReadOnlyList<DueHold>> HeldAsync(InclusionDb db, Office office, DateTimeOffset now, CancellationToken cancel)
    {
        var held = await db.Reservations
            .Where(r => r.Status == ReservationStatus.Held && !db.People.Any(p => p.Id == r.PersonId && p.ErasedAt != null))
            .OrderBy(r => r.HeldUntil).ThenBy(r => r.Id)
            .Select(r => new { r.Id, r.PersonId, r.CentreId, r.HeldDeviceId, r.HeldAt, r.HeldUntil })
            .ToListAsync(cancel);
        var ids = held.ConvertAll(r => r.Id);
        var notices = await db.ReservationNotices.Where(n => ids.Contains(n.ReservationId)).Select(n => new { n.ReservationId, n.Occasion }).ToListAsync(cancel);
        var said = notices.Select(n => (n.ReservationId, n.Occasion)).ToHashSet();
        return
        [
            .. from one in held
               let until = one.HeldUntil!.Value
               let occasion = ReservationNotice.OccasionOf(one.HeldDeviceId!.Value, one.HeldAt!.Value, until)
               let today = office.Centre(one.CentreId).Calendar.DateOf(now)
               where until >= today && !said.Contains((one.Id, occasion))
               select new DueHold(one.PersonId, one.Id, one.CentreId, occasion, today, until <= today.AddDays(1)),
        ];
    }

    /// <summary>Whoever was told to come for a device that is not for them any more, and waits again.</summary>
    private static async Task<IReadOnlyList<DueHold>> LostAsync(InclusionDb db, Office office, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now.AddDays(-NewsDays);
        var lost = await (
            from reservation in db.Reservations
            where reservation.Status == ReservationStatus.Waiting
            let last = db.ReservationEvents.Where(e => e.ReservationId == reservation.Id).OrderByDescending(e => e.Id).First()
            where last.Kind == ReservationEventKind.HoldLost && last.At >= since
            orderby reservation.Id
            select new { reservation.Id, reservation.PersonId, reservation.CentreId }).ToListAsync(cancel);
        var ids = lost.ConvertAll(r => r.Id);
        var notices = (await db.ReservationNotices.Where(n => ids.Contains(n.ReservationId) && n.Occasion != ReservationNotice.InQueue).OrderBy(n => n.Id).Select(n => new
        {
            n.ReservationId,
            n.Occasion,

            // Nobody was told who was rung in vain.
            IsTold = n.Message.Status == MessageStatus.Sent || (n.Message.Status == MessageStatus.CallDone
                && (!n.Message.Calls.Any() || n.Message.Calls.Any(c => c.Outcome == CallOutcome.Reached || c.Outcome == CallOutcome.LeftMessage))),
        }).ToListAsync(cancel)).ToLookup(n => n.ReservationId);
        return
        [
            .. from one in lost
               let told = notices[one.Id].LastOrDefault(n => n.IsTold && !n.Occasion.StartsWith(ReservationNotice.LostPrefix, StringComparison.Ordinal))
               where told is not null
               let occasion = ReservationNotice.LostOf(told.Occasion)
               where !notices[one.Id].Any(n => n.Occasion == occasion)
               select new DueHold(one.PersonId, one.Id, one.CentreId, occasion, office.Centre(one.CentreId).Calendar.DateOf(now), IsUrgent: true),
        ];
    }

    /// <summary>Whoever asked on the public page was promised an answer.</summary>
    private static async Task<IReadOnlyList<DueHold>> InQueueAsync(InclusionDb db, Office office, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now.AddDays(-NewsDays);
        var accepted = await (
            from request in db.DeviceRequests
            where request.Status == DeviceRequestStatus.Accepted && request.HandledAt >= since
            join reservation in db.Reservations on request.ReservationId equals reservation.Id
            where reservation.Status == ReservationStatus.Waiting && !db.ReservationNotices.Any(n => n.ReservationId == reservation.Id && n.Occasion == ReservationNotice.InQueue)
            orderby reservation.Id
            select new { reservation.Id, reservation.PersonId, reservation.CentreId }).Distinct().ToListAsync(cancel);
        return [.. accepted.Select(r => new DueHold(r.PersonId, r.Id, r.CentreId, ReservationNotice.InQueue, office.Centre(r.CentreId).Calendar.DateOf(now), IsUrgent: false))];
    }
}
