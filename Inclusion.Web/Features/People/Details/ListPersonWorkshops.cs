using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.Details;

/// <summary>A workshop of a person.</summary>
/// <param name="FirstOn">Null when no session is planned any more.</param>
public sealed record PersonWorkshop(long WorkshopId, string Title, string Centre, DateOnly? FirstOn, DateOnly? LastOn, WorkshopStatus WorkshopStatus, EnrolmentStatus Status);

/// <param name="Coming">The next first.</param>
/// <param name="Past">The latest first.</param>
public sealed record WorkshopsOfPerson(IReadOnlyList<PersonWorkshop> Coming, IReadOnlyList<PersonWorkshop> Past);

/// <summary>The workshops that someone takes part in, waits for or took part in, at the centres at which whoever asks works.</summary>
public sealed class ListPersonWorkshops(Database database, CurrentStaff staff)
{
    private const int MaxResults = 40;

    /// <param name="today">The day at the centre where whoever asks works.</param>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<WorkshopsOfPerson> RunAsync(long personId, DateOnly today, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var found = await database.ReadAsync(
            db => (
                from enrolment in db.Enrolments
                where enrolment.PersonId == personId && enrolment.Status != EnrolmentStatus.Cancelled
                join workshop in db.Workshops on enrolment.WorkshopId equals workshop.Id
                where actor.CentreId == null || workshop.CentreId == actor.CentreId
                join course in db.Courses on workshop.CourseId equals course.Id
                join centre in db.Centres on workshop.CentreId equals centre.Id
                orderby enrolment.Id descending
                select new PersonWorkshop(workshop.Id, course.Title, centre.Name, workshop.FirstOn, workshop.LastOn, workshop.Status, enrolment.Status)).Take(MaxResults).ToListAsync(cancel),
            cancel);
        var coming = found.Where(w => w.WorkshopStatus is WorkshopStatus.Draft or WorkshopStatus.Open or WorkshopStatus.Full && w.LastOn >= today).OrderBy(w => w.FirstOn).ToList();
        return new WorkshopsOfPerson(coming, [.. found.Except(coming).OrderByDescending(w => w.FirstOn)]);
    }
}
