using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Training.Sessions;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Plan;

/// <param name="RequestKey">The form's own key: the same form sent twice makes one workshop.</param>
/// <param name="Sessions">In any order; may be empty.</param>
/// <param name="OverrideReason">Why sessions take place although something is in the way; null when nobody said.</param>
public sealed record PlanWorkshopCommand(Guid RequestKey, long CentreId, long CourseId, WorkshopFacts Facts, IReadOnlyList<SessionTimes> Sessions, string? OverrideReason = null);

/// <summary>
/// Plans a workshop: a draft with its sessions. What is in the way is looked for while nobody else can write, so that of two who want one room at one time the
/// second is told.
/// </summary>
public sealed class PlanWorkshop(Database database, CurrentStaff staff, TimeProvider time, ILogger<PlanWorkshop> logger)
{
    /// <returns>
    /// The workshop's id; the same one again for a <see cref="PlanWorkshopCommand.RequestKey"/> that has made one. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>,
    /// <see cref="SessionsInTheWay"/> without a reason to override, and what <see cref="Workshop.Plan"/>, <see cref="PlaceFacts.WhyNotAtAsync"/> and
    /// <see cref="Workshop.Override"/> refuse.
    /// </returns>
    public async Task<Outcome<long>> RunAsync(PlanWorkshopCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !actor.ArrangesWorkshopsAt(command.CentreId))
        {
            return new NotAllowed();
        }

        var planned = await database.WriteAsync<long>(
            actor,
            async db =>
            {
                if (await db.Workshops.Where(w => w.RequestKey == command.RequestKey && w.CentreId == command.CentreId).Select(w => w.Id).FirstOrDefaultAsync(cancel) is > 0 and var before)
                {
                    return before;
                }

                if (await db.Courses.FirstOrDefaultAsync(c => c.Id == command.CourseId, cancel) is not { } course || !await db.Centres.AnyAsync(c => c.Id == command.CentreId, cancel))
                {
                    return new NotFound();
                }

                if (await db.WhyNotAtAsync(command.CentreId, command.Facts, null, cancel) is { } notThere)
                {
                    return notThere;
                }

                var (calendar, now) = (await db.CalendarAsync(command.CentreId, cancel), time.GetUtcNow());
                var workshop = Workshop.Plan(course, command.CentreId, command.Facts, command.Sessions, WorkshopUid.Next(), command.RequestKey, calendar.Zone, actor, now);
                if (workshop.IsRefused)
                {
                    return workshop.Refusal;
                }

                var conflicts = await db.ConflictsAsync(0, calendar, command.Facts, [.. command.Sessions.Select(times => new WantedSession(times))], now, cancel);
                if (workshop.Value.OverrideWhere(conflicts, command.OverrideReason, actor, now) is { Refusal: { } refusal })
                {
                    return refusal;
                }

                db.Workshops.Add(workshop.Value);
                await db.SaveChangesAsync(cancel);
                return workshop.Value.Id;
            },
            cancel);
        if (planned.IsRefused)
        {
            logger.PlanRefused(command.CentreId, actor.StaffId, planned.Refusal.Name);
        }
        else
        {
            logger.WorkshopPlanned(planned.Value, actor.StaffId);
        }

        return planned;
    }
}
