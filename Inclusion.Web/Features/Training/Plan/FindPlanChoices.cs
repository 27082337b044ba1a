using Inclusion.Domain.Partners;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Training.List;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Partners;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Plan;

/// <summary>A course of which workshops can be planned.</summary>
public sealed record CourseChoice(long Id, string Title, int DefaultCapacity);

/// <summary>What a workshop at a centre can be made of.</summary>
/// <param name="Today">The day at the centre.</param>
/// <param name="MayOverride">Whether who asks may let sessions stand although something is in the way.</param>
public sealed record PlanChoices(
    long CentreId, DateOnly Today, IReadOnlyList<CentreChoice> Centres, IReadOnlyList<CourseChoice> Courses, IReadOnlyList<RoomChoice> Rooms, IReadOnlyList<TrainerChoice> Trainers,
    IReadOnlyList<PartnerChoice> Funders, bool MayOverride);

/// <summary>Reads what the form of a workshop offers.</summary>
public sealed class FindPlanChoices(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <param name="centreId">One that who asks arranges workshops at.</param>
    /// <param name="funderId">Who pays for the workshop already, offered whatever they are now; null for a new one.</param>
    public async Task<PlanChoices> RunAsync(long centreId, long? funderId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.ArrangesWorkshopsAt(centreId), cancel);
        return await database.ReadAsync(
            async db =>
            {
                var courses = await db.Courses.Where(c => !c.IsArchived).OrderBy(c => c.Title).Select(c => new CourseChoice(c.Id, c.Title, c.DefaultCapacity)).ToListAsync(cancel);
                var rooms = await db.Rooms.Where(r => r.CentreId == centreId && !r.IsArchived).OrderBy(r => r.Name).Select(r => new RoomChoice(r.Id, r.CentreId, r.Name, r.Seats)).ToListAsync(cancel);
                var today = (await db.CalendarAsync(centreId, cancel)).DateOf(time.GetUtcNow());
                var funders = await db.Partners.Where(p => (p.Kinds & PartnerKinds.Funder) != 0 || p.Id == funderId).ToChoicesAsync(cancel);
                return new PlanChoices(
                    centreId, today, await db.CentresOfAsync(actor, cancel), courses, rooms, await FindWorkshopChoices.TrainersAsync(db, centreId, cancel), funders, actor.Runs(centreId));
            },
            cancel);
    }
}
