using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;

namespace Inclusion.Web.Features.Training;

/// <summary>What operations on workshops begin with.</summary>
internal static class TrainingAccess
{
    /// <summary>Whoever arranges workshops, or gives them.</summary>
    public static bool Teaches(Actor actor) => actor.WorksAtDesk || actor.Role is StaffRole.Trainer;

    /// <summary>The workshop, whole; null when there is none, or none that this person may change.</summary>
    public static async Task<Workshop?> FindArrangedAsync(this InclusionDb db, long workshopId, Actor by, CancellationToken cancel) =>
        await db.FindWorkshopAsync(workshopId, cancel) is { } workshop && by.ArrangesWorkshopsAt(workshop.CentreId) ? workshop : null;
}
