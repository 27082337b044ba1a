using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;

namespace Inclusion.Web.Features.Privacy.Retention;

/// <summary>Who is kept no longer (docs/domain.md, Privacy).</summary>
internal static class RetainedPeople
{
    /// <summary>Those with whom nobody was in contact since a day, who were at no session since, and have nothing on loan, no place in a workshop that is not over, and whom nothing holds.</summary>
    /// <param name="now">By which a workshop is over.</param>
    public static IQueryable<Person> NotHeardOfSince(this InclusionDb db, DateTimeOffset since, DateTimeOffset now)
    {
        var places = db.LivePlaces(now);
        return db.KeptPeople.Where(
            p => p.LastContactAt < since
                && p.HeldSince == null
                && !db.Enrolments.Any(e => e.PersonId == p.Id && db.Attendances.Any(
                    a => a.EnrolmentId == e.Id
                        && (a.Mark == AttendanceMark.Present || a.Mark == AttendanceMark.Late || a.Mark == AttendanceMark.LeftEarly)
                        && db.WorkshopSessions.Any(s => s.Id == a.SessionId && s.EndsAt >= since)))
                && !db.Loans.Any(l => l.PersonId == p.Id && l.Status == LoanStatus.Open)
                && !places.Any(e => e.PersonId == p.Id));
    }
}
