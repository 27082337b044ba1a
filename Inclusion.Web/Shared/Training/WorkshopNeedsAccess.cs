using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Training;

/// <summary>Who may read which of those enrolled in a workshop needs what (docs/domain.md, Register and attendance).</summary>
internal static class WorkshopNeedsAccess
{
    /// <summary>How long after its last session a workshop's needs are still open: whoever gave it may have something to pass on the next morning.</summary>
    public static readonly TimeSpan Afterwards = TimeSpan.FromDays(1);

    /// <summary>Whoever arranges workshops at its centre, and the trainers who give it or one of its sessions, until a day after it ended; nobody once it is cancelled.</summary>
    public static async Task<bool> MayReadNeedsAsync(this InclusionDb db, long workshopId, long centreId, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var earliest = now - Afterwards;
        return await db.MayTellAsync(workshopId, centreId, actor, cancel)
            && await db.Workshops.AnyAsync(w => w.Id == workshopId && w.Status != WorkshopStatus.Cancelled && w.Sessions.Any(s => s.Status == SessionStatus.Planned && s.EndsAt > earliest), cancel);
    }
}
