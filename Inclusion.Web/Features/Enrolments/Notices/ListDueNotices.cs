using Inclusion.Domain.Centres;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Notices;

/// <summary>Something that is to be said about a place and has not been yet.</summary>
/// <param name="Today">The day of the workshop's centre.</param>
/// <param name="IsUrgent">Tomorrow would be too late: it goes out beside the one message of the day when that is gone.</param>
public sealed record DueNotice(long PersonId, long EnrolmentId, long CentreId, NoticeDue Due, DateOnly Today, bool IsUrgent) : DueToSay(PersonId, CentreId, Today, IsUrgent);

/// <summary>Looks up what is to be said about places today: workshops that begin soon, places that are offered, workshops that changed or are cancelled.</summary>
public sealed class ListDueNotices(Database database, TimeProvider time)
{
    /// <summary>What was not told by then because the product was off is told by nobody any more.</summary>
    private static readonly TimeSpan TellsBack = TimeSpan.FromDays(14);

    public async Task<IReadOnlyList<DueNotice>> RunAsync(Office office, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = new List<DueNotice>();
        foreach (var centre in office.Centres.Values)
        {
            due.AddRange(await database.ReadAsync(
                async db => await UnsaidAsync(db, [.. await SoonAsync(db, centre, now, office.WorkshopDays, cancel), .. await OffersAsync(db, centre, now, cancel), .. await HappenedAsync(db, centre, now, cancel)], cancel),
                cancel));
        }

        return due;
    }

    private static async Task<IEnumerable<DueNotice>> UnsaidAsync(InclusionDb db, List<DueNotice> found, CancellationToken cancel)
    {
        var (ids, people) = (found.Select(f => f.EnrolmentId).Distinct().ToList(), found.Select(f => f.PersonId).Distinct().ToList());
        var erased = await db.People.Where(p => people.Contains(p.Id) && p.ErasedAt != null).Select(p => p.Id).ToListAsync(cancel);
        var said = (await db.EnrolmentNotices.Where(n => ids.Contains(n.EnrolmentId)).Select(n => new { n.EnrolmentId, n.Kind, n.Occasion }).ToListAsync(cancel))
            .Select(n => (n.EnrolmentId, new NoticeDue(n.Kind, n.Occasion))).ToHashSet();
        return found.Where(f => !erased.Contains(f.PersonId) && !said.Contains((f.EnrolmentId, f.Due)));
    }

    private static async Task<IEnumerable<DueNotice>> SoonAsync(InclusionDb db, Centre centre, DateTimeOffset now, IReadOnlyList<int> days, CancellationToken cancel)
    {
        var today = centre.Calendar.DateOf(now);
        if (NoticePlanner.SoonWindow(today, days) is not { } window)
        {
            return [];
        }

        var (first, last) = window;
        var places = await (
            from workshop in db.Workshops
            where workshop.CentreId == centre.Id && (workshop.Status == WorkshopStatus.Open || workshop.Status == WorkshopStatus.Full)
            where workshop.FirstOn >= first && workshop.FirstOn <= last
            join enrolment in db.Enrolments on workshop.Id equals enrolment.WorkshopId
            where enrolment.Status == EnrolmentStatus.Enrolled
            select new
            {
                enrolment.Id,
                enrolment.PersonId,
                enrolment.EnrolledAt,
                enrolment.OfferedAt,
                workshop.FirstOn,
                ToldAt = db.WorkshopEvents.Where(e => e.WorkshopId == workshop.Id && e.IsToTell).Max(e => (DateTimeOffset?)e.At),
            }).ToListAsync(cancel);
        return from place in places
               let told = new[] { place.EnrolledAt, place.OfferedAt, place.ToldAt }.Max()!.Value
               let due = NoticePlanner.Soon(today, centre.Calendar.DateOf(told), place.FirstOn!.Value, days)
               where due is not null
               select new DueNotice(place.PersonId, place.Id, centre.Id, due.Value, today, IsUrgent: false);
    }

    private static async Task<IEnumerable<DueNotice>> OffersAsync(InclusionDb db, Centre centre, DateTimeOffset now, CancellationToken cancel)
    {
        var today = centre.Calendar.DateOf(now);
        var offered = await db.Enrolments
            .Where(e => e.Status == EnrolmentStatus.Offered && e.OfferEndsAt > now && db.Workshops.Any(w => w.Id == e.WorkshopId && w.CentreId == centre.Id))
            .ToListAsync(cancel);
        return from enrolment in offered
               let due = NoticePlanner.Offer(enrolment, now)
               where due is not null
               select new DueNotice(enrolment.PersonId, enrolment.Id, centre.Id, due.Value, today, IsUrgent(centre, today, enrolment.OfferEndsAt));
    }

    private static async Task<IEnumerable<DueNotice>> HappenedAsync(InclusionDb db, Centre centre, DateTimeOffset now, CancellationToken cancel)
    {
        var (today, since) = (centre.Calendar.DateOf(now), now - TellsBack);
        var events = await (
            from happened in db.WorkshopEvents
            where happened.IsToTell && happened.At > since
            join workshop in db.Workshops on happened.WorkshopId equals workshop.Id
            where workshop.CentreId == centre.Id
            select new { Event = happened, NextAt = workshop.Sessions.Where(s => s.StartsAt > happened.At).Min(s => (DateTimeOffset?)s.StartsAt) }).ToListAsync(cancel);
        var workshops = events.Select(e => e.Event.WorkshopId).Distinct().ToList();
        var enrolments = (await db.Enrolments.Where(e => workshops.Contains(e.WorkshopId)).ToListAsync(cancel)).ToLookup(e => e.WorkshopId);
        // Whoever got their place since has been told the dates as they are with it.
        var toldAt = (await (
            from notice in db.EnrolmentNotices
            where notice.Kind == NoticeKind.EnrolmentConfirmed && notice.Occasion == nameof(EnrolmentStatus.Enrolled)
            join enrolment in db.Enrolments on notice.EnrolmentId equals enrolment.Id
            where workshops.Contains(enrolment.WorkshopId)
            join message in db.Messages on notice.MessageId equals message.Id
            select new { enrolment.Id, message.CreatedAt }).ToListAsync(cancel)).ToDictionary(n => n.Id, n => n.CreatedAt);
        return from happened in events
               from enrolment in enrolments[happened.Event.WorkshopId]
               let due = NoticePlanner.Happened(happened.Event, enrolment)
               where due is { Kind: NoticeKind.WorkshopCancelled } || (due is not null && enrolment.Status is EnrolmentStatus.Enrolled or EnrolmentStatus.Offered && (!toldAt.TryGetValue(enrolment.Id, out var told) || told <= happened.Event.At))
               select new DueNotice(enrolment.PersonId, enrolment.Id, centre.Id, due.Value, today, IsUrgent(centre, today, happened.NextAt));
    }

    private static bool IsUrgent(Centre centre, DateOnly today, DateTimeOffset? by) => by is { } at && centre.Calendar.DateOf(at) <= today.AddDays(1);
}
