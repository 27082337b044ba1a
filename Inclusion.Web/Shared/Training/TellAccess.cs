using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Training;

/// <summary>Who may write to those of a workshop.</summary>
internal static class TellAccess
{
    /// <summary>Whoever arranges workshops at its centre, and the trainers who give it, who see no contact details.</summary>
    public static async Task<bool> MayTellAsync(this InclusionDb db, long workshopId, long centreId, Actor actor, CancellationToken cancel) =>
        actor.ArrangesWorkshopsAt(centreId)
        || (actor.StaffId is { } staffId && actor.TeachesAt(centreId) && await db.Workshops.GivenBy(staffId).AnyAsync(w => w.Id == workshopId, cancel));
}
