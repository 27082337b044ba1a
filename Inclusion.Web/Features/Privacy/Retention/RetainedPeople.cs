using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;

namespace Inclusion.Web.Features.Privacy.Retention;

/// <summary>Who is kept no longer (docs/domain.md, Privacy).</summary>
internal static class RetainedPeople
{
    /// <summary>Those with whom nobody was in contact since a day, who were at no session since, and have nothing on loan, no place in a workshop that is not over, wait for no device, have none booked, and whom nothing holds.</summary>
    /// <param name="now">By which a workshop is over.</param>
    public static IQueryable<Person> NotHeardOfSince(this InclusionDb db, DateTimeOffset since, DateTimeOffset now)
    {
        var (places, attended) = (db.LivePlaces(now), db.Attended());
        return db.KeptPeople.Where(
            p => p.LastContactAt < since
                && p.HeldSince == null
                && !attended.Any(a => a.PersonId == p.Id && a.EndsAt >= since)
                && !db.Loans.Any(l => l.PersonId == p.Id && l.Status == LoanStatus.Open)
                && !db.Reservations.Any(r => r.PersonId == p.Id && r.EndedAt == null)
                && !db.DeviceBookings.Any(b => b.PersonId == p.Id && b.EndedAt == null)
                && !places.Any(e => e.PersonId == p.Id));
    }

    /// <summary>These people, each with the moment from which their time is reckoned: of the last contact, or the end of the last session that they were at, whichever is later.</summary>
    public static IQueryable<HeardOf> WithLastHeardOf(this InclusionDb db, IQueryable<Person> people)
    {
        var attended = db.Attended();
        return from person in people
               let session = attended.Where(a => a.PersonId == person.Id).Max(a => (DateTimeOffset?)a.EndsAt)
               select new HeardOf { Id = person.Id, Name = person.Name, At = session != null && session > person.LastContactAt ? session.Value : person.LastContactAt };
    }

    /// <summary>The sessions at which somebody was, for however long.</summary>
    private static IQueryable<AttendedSession> Attended(this InclusionDb db) =>
        from attendance in db.Attendances
        where attendance.Mark == AttendanceMark.Present || attendance.Mark == AttendanceMark.Late || attendance.Mark == AttendanceMark.LeftEarly
        join enrolment in db.Enrolments on attendance.EnrolmentId equals enrolment.Id
        join session in db.WorkshopSessions on attendance.SessionId equals session.Id
        select new AttendedSession { PersonId = enrolment.PersonId, EndsAt = session.EndsAt };

    private sealed record AttendedSession
    {
        public required long PersonId { get; init; }

        public required DateTimeOffset EndsAt { get; init; }
    }
}

/// <summary>When somebody was last heard of.</summary>
internal sealed record HeardOf
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset At { get; init; }
}
