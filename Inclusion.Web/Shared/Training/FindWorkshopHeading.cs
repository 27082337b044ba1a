using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Training;

/// <summary>What stands above every page of a workshop.</summary>
/// <param name="FirstOn">Null while it has no session.</param>
/// <param name="ArrangesIt">Whether who looks may enrol people and issue certificates; a trainer only takes attendance.</param>
/// <param name="MayTell">Whether who looks may write to those of it; nobody to those of a draft.</param>
public sealed record WorkshopHeading(long Id, string Title, string Centre, WorkshopStatus Status, DateOnly? FirstOn, DateOnly? LastOn, int SeatsTaken, int Capacity, bool ArrangesIt, bool MayTell);

/// <summary>Finds the heading of a workshop for whoever may see it.</summary>
public sealed class FindWorkshopHeading(Database database, CurrentStaff staff)
{
    /// <returns>Null when there is none, or it belongs to a centre that the asking person has nothing to do with.</returns>
    public async Task<WorkshopHeading?> RunAsync(long workshopId, CancellationToken cancel)
    {
        var actor = await staff.FindAsync(cancel);
        return await database.ReadAsync(
            async db =>
            {
                var found = await (
                    from workshop in db.Workshops.AsNoTracking()
                    where workshop.Id == workshopId
                    join course in db.Courses on workshop.CourseId equals course.Id
                    join centre in db.Centres on workshop.CentreId equals centre.Id
                    select new { Workshop = workshop, course.Title, Centre = centre.Name }).SingleOrDefaultAsync(cancel);
                return found is not null && actor?.TeachesAt(found.Workshop.CentreId) == true
                    ? new WorkshopHeading(
                        workshopId,
                        found.Title,
                        found.Centre,
                        found.Workshop.Status,
                        found.Workshop.FirstOn,
                        found.Workshop.LastOn,
                        found.Workshop.SeatsTaken,
                        found.Workshop.Capacity,
                        actor.ArrangesWorkshopsAt(found.Workshop.CentreId),
                        found.Workshop.Status is not WorkshopStatus.Draft && await db.MayTellAsync(workshopId, found.Workshop.CentreId, actor, cancel))
                    : null;
            },
            cancel);
    }
}
