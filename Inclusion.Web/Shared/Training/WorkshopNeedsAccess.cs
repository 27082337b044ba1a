using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Training;

/// <summary>Who may read which of those enrolled in a workshop needs what (docs/domain.md, Register and attendance).</summary>
internal static class WorkshopNeedsAccess
{
    /// <summary>How long after its last session a workshop's needs are still open to whoever gave it: they may have something to pass on the next morning.</summary>
    public static readonly TimeSpan Afterwards = TimeSpan.FromDays(1);

    /// <summary>
    /// Whoever arranges workshops at its centre, until it is over, and the trainers who give it or a session of it that is held, until a day after it ended; nobody once it is cancelled.
    /// </summary>
    public static async Task<bool> MayReadNeedsAsync(this InclusionDb db, long workshopId, long centreId, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var workshop = db.Workshops.Where(w => w.Id == workshopId && w.Status != WorkshopStatus.Cancelled);
        if (actor.ArrangesWorkshopsAt(centreId))
        {
            return await workshop.AnyAsync(w => w.Sessions.Any(s => s.Status == SessionStatus.Planned && s.EndsAt > now), cancel);
        }

        var earliest = now - Afterwards;
        return actor.TeachesAt(centreId) && actor.StaffId is { } staffId
            && await workshop.AnyAsync(w => w.Sessions.Any(s => s.Status == SessionStatus.Planned && s.EndsAt > earliest), cancel)
            && await db.WorkshopSessions.Where(s => s.WorkshopId == workshopId && s.Status == SessionStatus.Planned).GivenBy(db, staffId).AnyAsync(cancel);
    }
}
