using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Messages;

/// <summary>What a message still has to say, of what it was written for.</summary>
/// <param name="Loans">What is still out and due on the same day.</param>
/// <param name="Places">What still holds about places in workshops.</param>
/// <param name="Others">Something else that always holds, such as a certificate that is valid, or a confirmation of something else.</param>
public sealed record StillToSay(IReadOnlyList<DueLine> Loans, IReadOnlyList<EnrolmentLine> Places, bool Others = false)
{
    public static StillToSay Nothing { get; } = new([], []);

    /// <summary>What is to be said of their reservations, such as a device that lies ready.</summary>
    public IReadOnlyList<HoldLine> OnHold { get; init; } = [];

    public bool IsNothing => Loans.Count == 0 && Places.Count == 0 && OnHold.Count == 0 && !Others;

    /// <summary>By message; every message that was asked for is there.</summary>
    public static async Task<IReadOnlyDictionary<long, StillToSay>> ReadAsync(InclusionDb db, IReadOnlyCollection<long> messageIds, DateTimeOffset now, CancellationToken cancel)
    {
        var loans = await StillDue.ReadAsync(db, messageIds, cancel);
        var notices = await db.EnrolmentNotices.AsNoTracking().Where(n => messageIds.Contains(n.MessageId)).ToListAsync(cancel);
        var bare = await db.Messages.Where(m => messageIds.Contains(m.Id) && m.IsConfirmation && !db.EnrolmentNotices.Any(n => n.MessageId == m.Id) && !db.LoanReminders.Any(r => r.MessageId == m.Id) && !db.ReservationNotices.Any(n => n.MessageId == m.Id)).Select(m => m.Id).ToListAsync(cancel);
        var places = await ReadPlacesAsync(db, [.. notices.Select(n => (n.EnrolmentId, new NoticeDue(n.Kind, n.Occasion)))], now, cancel);
        var holding = await HoldingCertificatesAsync(db, notices, cancel);
        var ready = await db.ReservationNotices.AsNoTracking().Where(n => messageIds.Contains(n.MessageId)).OrderBy(n => n.Id).ToListAsync(cancel);
        var holds = await HoldLine.ReadAsync(db, [.. ready.Select(n => (n.ReservationId, n.Occasion))], now, cancel);
        return messageIds.Distinct().ToDictionary(id => id, id =>
        {
            var own = notices.Where(n => n.MessageId == id).ToList();
            return new StillToSay(
                [.. loans[id]],
                Once(own.OrderByDescending(n => n.Id).Select(n => places.GetValueOrDefault((n.EnrolmentId, new NoticeDue(n.Kind, n.Occasion)))).OfType<EnrolmentLine>()),
                own.Exists(n => n.Kind is NoticeKind.CertificateReady && holding.Contains(n.Occasion)) || bare.Contains(id))
            {
                OnHold = [.. ready.Where(n => n.MessageId == id).Select(n => holds.GetValueOrDefault((n.ReservationId, n.Occasion))).OfType<HoldLine>().Distinct()],
            };
        });
    }

    /// <summary>The occasions of certificates that have been neither revoked nor erased: nobody is sent one that is not valid.</summary>
    private static async Task<HashSet<string>> HoldingCertificatesAsync(InclusionDb db, IReadOnlyCollection<EnrolmentNotice> notices, CancellationToken cancel)
    {
        var ids = notices.Where(n => n.Kind is NoticeKind.CertificateReady).Select(n => long.Parse(n.Occasion, CultureInfo.InvariantCulture)).ToList();
        var holding = ids.Count == 0 ? [] : await db.Certificates.Where(c => ids.Contains(c.Id) && c.RevokedAt == null && c.ErasedAt == null).Select(c => c.Id).ToListAsync(cancel);
        return [.. holding.Select(id => id.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>As <see cref="ReadAsync(InclusionDb, IReadOnlyCollection{long}, DateTimeOffset, CancellationToken)"/>, of one message.</summary>
    public static async Task<StillToSay> ReadAsync(InclusionDb db, long messageId, DateTimeOffset now, CancellationToken cancel) =>
        (await ReadAsync(db, [messageId], now, cancel))[messageId];

    /// <summary>What is to be said of these; what no longer holds is missing.</summary>
    internal static async Task<IReadOnlyDictionary<(long EnrolmentId, NoticeDue Due), EnrolmentLine>> ReadPlacesAsync(
        InclusionDb db, IReadOnlyCollection<(long EnrolmentId, NoticeDue Due)> wanted, DateTimeOffset now, CancellationToken cancel)
    {
        if (wanted.Count == 0)
        {
            return new Dictionary<(long, NoticeDue), EnrolmentLine>();
        }

        var ids = wanted.Select(w => w.EnrolmentId).Distinct().ToList();
        var enrolments = await db.Enrolments.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        var workshopIds = enrolments.Values.Select(e => e.WorkshopId).Distinct().ToList();
        var workshops = await db.Workshops.AsNoTracking().Include(w => w.Sessions).Include(w => w.Events).AsSplitQuery().Where(w => workshopIds.Contains(w.Id)).ToDictionaryAsync(w => w.Id, cancel);
        var courseIds = workshops.Values.Select(w => w.CourseId).Distinct().ToList();
        var courses = await db.Courses.Where(c => courseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var roomIds = workshops.Values.SelectMany(w => w.Sessions.Select(s => s.RoomId).Append(w.RoomId)).OfType<long>().Distinct().ToList();
        var rooms = await db.Rooms.Where(r => roomIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Name, cancel);

        var lines = new Dictionary<(long, NoticeDue), EnrolmentLine>();
        foreach (var (enrolmentId, due) in wanted)
        {
            var enrolment = enrolments[enrolmentId];
            var workshop = workshops[enrolment.WorkshopId];
            if (Holds(due, enrolment, workshop, now))
            {
                var happened = due.Kind is NoticeKind.WorkshopChanged ? workshop.Events.Where(e => e.Id.ToString(CultureInfo.InvariantCulture) == due.Occasion) : [];
                lines[(enrolmentId, due)] = new EnrolmentLine(
                    due.Kind, enrolmentId, enrolment.Status, workshop.Id, courses[workshop.CourseId].Title,
                    SpokenLanguages.All.ToDictionary(l => l, courses[workshop.CourseId].In), workshop.CentreId,
                    [.. workshop.PlannedSessions.Where(s => s.EndsAt > now).Select(s => new PlaceSession(s.Times, s.RoomId is { } own ? rooms[own] : ""))],
                    [.. happened.Select(SessionChange.Of)],
                    workshop.RoomId is { } room ? rooms[room] : "", workshop.AccessNotes, enrolment.OfferEndsAt,
                    due.Kind is NoticeKind.WorkshopCancelled ? workshop.CancelReason ?? "" : "");
            }
        }

        return lines;
    }

    /// <summary>These messages of which nothing is left, and that spoke of places in workshops.</summary>
    public static async Task<IReadOnlyList<long>> WithNothingLeftAsync(InclusionDb db, IReadOnlyCollection<long> messageIds, DateTimeOffset now, CancellationToken cancel) =>
        [.. (await ReadAsync(db, messageIds, now, cancel)).Where(m => m.Value.IsNothing).Select(m => m.Key)];

    /// <summary>
    /// A workshop that changed twice is told as it is now, once, and not at all when everything is back where it was. An offer comes first, with the dates as they are
    /// now: what changed before it was read is nothing to whoever has no place yet. Then what is cancelled, what changed, and the nearest of the rest.
    /// </summary>
    internal static IReadOnlyList<EnrolmentLine> Once(IEnumerable<EnrolmentLine> places)
    {
        var all = places.ToList();
        var offered = all.Where(p => p.Kind is NoticeKind.PlaceOffered).Select(p => p.EnrolmentId).ToHashSet();
        var once = from same in all.GroupBy(p => (p.EnrolmentId, p.Kind))
                   let place = same.Key.Kind is NoticeKind.WorkshopChanged ? Folded([.. same]) : same.First()
                   where place.Kind is not NoticeKind.WorkshopChanged || (place.Changes.Count > 0 && !offered.Contains(place.EnrolmentId))
                   orderby UrgencyOf(place.Kind), place.Sessions.Select(s => s.Times.Date).FirstOrDefault()
                   select place;
        return [.. once];
    }

    private static EnrolmentLine Folded(IReadOnlyList<EnrolmentLine> same)
    {
        var changes = SessionChange.Fold(same.SelectMany(p => p.Changes));
        return same[0] with { Changes = changes, Reason = string.Join(" · ", changes.Select(c => c.Reason).Where(reason => reason.Length > 0).Distinct()) };
    }

    private static int UrgencyOf(NoticeKind kind) => kind switch
    {
        NoticeKind.PlaceOffered => 0,
        NoticeKind.WorkshopCancelled => 1,
        NoticeKind.WorkshopChanged => 2,
        _ => 3,
    };

    private static bool Holds(NoticeDue due, Enrolment enrolment, Workshop workshop, DateTimeOffset now) => due.Kind switch
    {
        NoticeKind.WorkshopSoon => enrolment.Status is EnrolmentStatus.Enrolled && workshop.TakesEnrolments && workshop.StartsAt > now
            && workshop.FirstOn is { } first && due.Occasion.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM-dd}/"), StringComparison.Ordinal),
        NoticeKind.PlaceOffered => NoticePlanner.Offer(enrolment, now) == due,
        NoticeKind.WorkshopChanged => enrolment.Status is EnrolmentStatus.Enrolled or EnrolmentStatus.Offered && workshop.TakesEnrolments && workshop.EndsAt > now,
        NoticeKind.WorkshopCancelled => enrolment.IsLive || enrolment.EndedBecause is EnrolmentEnd.WorkshopCancelled,
        NoticeKind.EnrolmentConfirmed => enrolment.Status.ToString() == due.Occasion && workshop.TakesEnrolments && workshop.EndsAt > now,
        _ => false,
    };
}
