using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Training;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Needs;

/// <summary>What someone who is enrolled in a workshop needs to take part.</summary>
/// <param name="Language">Which one helps, as an IETF tag; empty unless one does.</param>
/// <param name="Note">Empty when there is nothing to say.</param>
public sealed record LearnerNeeds(long PersonId, string Name, AccessNeed Needs, string Language, string Note);

/// <summary>
/// Who of those enrolled in a workshop needs what, for whoever gives or arranges it: only to be read, and noted of each whose needs were seen.
/// </summary>
public sealed class ListWorkshopNeeds(Database database, CurrentStaff staff, AuditTrail audit, TimeProvider time)
{
    /// <returns>
    /// By name. Refuses <see cref="NotFound"/>, also for a workshop of a centre with which whoever asks has nothing to do, and <see cref="NotAllowed"/> to a trainer who gives no session of it, and to everybody once
    /// it has been over for a day.
    /// </returns>
    public async Task<Outcome<IReadOnlyList<LearnerNeeds>>> RunAsync(long workshopId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor)
        {
            return new NotAllowed();
        }

        List<long> seen = [];
        var found = await database.ReadAsync<Outcome<IReadOnlyList<LearnerNeeds>>>(
            async db =>
            {
                if (await db.Workshops.Where(w => w.Id == workshopId).Select(w => (long?)w.CentreId).SingleOrDefaultAsync(cancel) is not { } centreId || !actor.TeachesAt(centreId))
                {
                    return new NotFound();
                }

                if (!await db.MayReadNeedsAsync(workshopId, centreId, actor, time.GetUtcNow(), cancel))
                {
                    return new NotAllowed();
                }

                var needs = await (
                    from enrolment in db.Enrolments
                    where enrolment.WorkshopId == workshopId && enrolment.Status == EnrolmentStatus.Enrolled
                    join person in db.KeptPeople on enrolment.PersonId equals person.Id
                    join need in db.PersonNeeds on person.Id equals need.PersonId
                    where need.Needs != AccessNeed.None || need.Note != ""
                    select new { need.Id, PersonId = person.Id, person.Name, need.Needs, need.Language, need.Note }).ToListAsync(cancel);
                seen = needs.ConvertAll(n => n.Id);
                return needs.OrderBy(n => Folding.Fold(n.Name), StringComparer.Ordinal).Select(n => new LearnerNeeds(n.PersonId, n.Name, n.Needs, n.Language, n.Note)).ToList();
            },
            cancel);
        foreach (var id in seen)
        {
            await audit.SeenAsync(actor, nameof(PersonNeeds), id, cancel);
        }

        return found;
    }
}
