using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Training.Plan;
using Inclusion.Web.Features.Training.Sessions;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Copy;

/// <param name="RequestKey">The form's own key: the same form sent twice makes one copy.</param>
/// <param name="FirstOn">The day of the copy's first session; the others follow at the same distances. Null: without sessions.</param>
/// <param name="OverrideReason">Why it takes place although something is in the way; null when nobody said.</param>
public sealed record CopyWorkshopCommand(Guid RequestKey, long WorkshopId, DateOnly? FirstOn, string? OverrideReason = null);

/// <summary>Makes a new draft like a workshop that there is, without anybody's enrolment.</summary>
public sealed class CopyWorkshop(Database database, CurrentStaff staff, TimeProvider time, ILogger<CopyWorkshop> logger)
{
    /// <returns>
    /// The copy's id; the same one again for a <see cref="CopyWorkshopCommand.RequestKey"/> that has made one. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>,
    /// <see cref="SessionsInTheWay"/>, and what <see cref="Workshop.Copy"/> and <see cref="Workshop.Override"/> refuse.
    /// </returns>
    public async Task<Outcome<long>> RunAsync(CopyWorkshopCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var copied = await database.WriteAsync<long>(
            actor,
            async db =>
            {
                if (await db.FindArrangedAsync(command.WorkshopId, actor, cancel) is not { } workshop)
                {
                    return new NotFound();
                }

                if (await db.Workshops.Where(w => w.RequestKey == command.RequestKey && w.CentreId == workshop.CentreId).Select(w => w.Id).FirstOrDefaultAsync(cancel) is > 0 and var before)
                {
                    return before;
                }

                var (course, calendar, now) = (await db.Courses.SingleAsync(c => c.Id == workshop.CourseId, cancel), await db.CalendarAsync(workshop.CentreId, cancel), time.GetUtcNow());
                var copy = workshop.Copy(course, command.FirstOn, WorkshopUid.Next(), command.RequestKey, calendar.Zone, actor, now);
                if (copy.IsRefused)
                {
                    return copy.Refusal;
                }

                var conflicts = await db.ConflictsAsync(0, calendar, copy.Value.Facts, [.. copy.Value.Sessions.Select(s => new WantedSession(s.Times))], now, cancel);
                if (copy.Value.OverrideWhere(conflicts, command.OverrideReason, actor, now) is { Refusal: { } refusal })
                {
                    return refusal;
                }

                db.Workshops.Add(copy.Value);
                await db.SaveChangesAsync(cancel);
                return copy.Value.Id;
            },
            cancel);
        if (!copied.IsRefused)
        {
            logger.WorkshopPlanned(copied.Value, actor.StaffId);
        }

        return copied;
    }
}
