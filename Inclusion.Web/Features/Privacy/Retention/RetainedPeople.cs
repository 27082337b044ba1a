using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;

namespace Inclusion.Web.Features.Privacy.Retention;

/// <summary>Who is kept no longer (docs/domain.md, Privacy).</summary>
internal static class RetainedPeople
{
    /// <summary>Those with whom nobody was in contact since a day, who have nothing on loan, no place in a workshop that is not over, and whom nothing holds.</summary>
    /// <param name="now">By which a workshop is over.</param>
    public static IQueryable<Person> NotHeardOfSince(this InclusionDb db, DateTimeOffset since, DateTimeOffset now) => db.KeptPeople.Where(
        p => p.LastContactAt < since
            && p.HeldSince == null
            && !db.Loans.Any(l => l.PersonId == p.Id && l.Status == LoanStatus.Open)
            && !db.Enrolments.Any(e => e.PersonId == p.Id && e.Status != EnrolmentStatus.Cancelled
                && db.Workshops.Any(w => w.Id == e.WorkshopId && w.Status != WorkshopStatus.Cancelled && w.Status != WorkshopStatus.Done && w.Sessions.Any(s => s.EndsAt > now))));
}
