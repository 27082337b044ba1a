using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Training;

/// <param name="MayReadWho">Whoever asks may also read who needs what.</param>
public sealed record WorkshopNeeds(NeedsSummary Summary, bool MayReadWho);

/// <summary>Sums up the access needs of those enrolled in a workshop for whoever teaches at its centre or arranges it: how many, never who.</summary>
public sealed class FindNeedsSummary(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>Null when there is no such workshop, or it belongs to a centre that the asking person has nothing to do with.</returns>
    public async Task<WorkshopNeeds?> RunAsync(long workshopId, CancellationToken cancel)
    {
        var actor = await staff.FindAsync(cancel);
        return await database.ReadAsync(
            async db =>
            {
                var centre = await db.Workshops.Where(w => w.Id == workshopId).Select(w => (long?)w.CentreId).SingleOrDefaultAsync(cancel);
                if (centre is not { } at || actor?.TeachesAt(at) != true)
                {
                    return null;
                }

                var needs = await (
                    from enrolment in db.Enrolments
                    where enrolment.WorkshopId == workshopId && enrolment.Status == EnrolmentStatus.Enrolled
                    join need in db.PersonNeeds on enrolment.PersonId equals need.PersonId
                    select new { need.Needs, need.Language }).ToListAsync(cancel);
                return new WorkshopNeeds(NeedsSummary.Of(needs.Select(n => (n.Needs, n.Language))), await db.MayReadNeedsAsync(workshopId, at, actor, time.GetUtcNow(), cancel));
            },
            cancel);
    }
}
