using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training;

/// <summary>What operations on workshops begin with.</summary>
internal static class TrainingAccess
{
    /// <summary>Whoever arranges workshops, or gives them.</summary>
    public static bool Teaches(Actor actor) => actor.WorksAtDesk || actor.Role is StaffRole.Trainer;

    /// <summary>The workshop, whole; null when there is none, or none that this person may change.</summary>
    public static async Task<Workshop?> FindArrangedAsync(this InclusionDb db, long workshopId, Actor by, CancellationToken cancel) =>
        await db.FindWorkshopAsync(workshopId, cancel) is { } workshop && by.ArrangesWorkshopsAt(workshop.CentreId) ? workshop : null;

    /// <summary>The centres whose workshops this person may see, by name.</summary>
    public static Task<List<CentreChoice>> CentresOfAsync(this InclusionDb db, Actor actor, CancellationToken cancel) =>
        db.Centres.Where(c => actor.CentreId == null || c.Id == actor.CentreId).OrderBy(c => c.Name).Select(c => new CentreChoice(c.Id, c.Name)).ToListAsync(cancel);
}
