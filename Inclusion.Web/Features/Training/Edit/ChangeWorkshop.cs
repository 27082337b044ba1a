using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Training.Plan;
using Inclusion.Web.Features.Training.Sessions;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Training.Edit;

/// <param name="Version">As it was read.</param>
/// <param name="OverrideReason">Why sessions take place although something is in the way; null when nobody said.</param>
public sealed record ChangeWorkshopCommand(long WorkshopId, long Version, WorkshopFacts Facts, string? OverrideReason = null);

/// <summary>Changes what is written about a workshop. Another room is told to those enrolled: the event that it leaves says so.</summary>
public sealed class ChangeWorkshop(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>
    /// Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="ChangedMeanwhile"/>, <see cref="SessionsInTheWay"/> without a reason to override, and what
    /// <see cref="Workshop.Change"/>, <see cref="PlaceFacts.WhyNotAtAsync"/> and <see cref="Workshop.Override"/> refuse.
    /// </returns>
    public async Task<Outcome> RunAsync(ChangeWorkshopCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.FindArrangedAsync(command.WorkshopId, actor, cancel) is not { } workshop)
                {
                    return new NotFound();
                }

                if (workshop.Version != command.Version)
                {
                    return new ChangedMeanwhile();
                }

                var had = workshop.Facts;
                if (await db.WhyNotAtAsync(workshop.CentreId, command.Facts, had, cancel) is { } notThere)
                {
                    return notThere;
                }

                var now = time.GetUtcNow();
                if (workshop.Change(command.Facts, actor, now) is { Refusal: { } refusal })
                {
                    return refusal;
                }

                // What was in the way before, and was let stand, is not asked for again.
                var before = await db.ConflictsOfAsync(workshop, had, now, cancel);
                var conflicts = (await db.ConflictsOfAsync(workshop, command.Facts, now, cancel)).Where(c => !before.Any(b => IsSame(b, c))).ToList();
                return workshop.OverrideWhere(conflicts, command.OverrideReason, actor, now);
            },
            cancel);
    }

    private static bool IsSame(SessionConflict one, SessionConflict other) =>
        (one.Kind, one.Times, one.ThingId, one.With?.WorkshopId, one.With?.Times) == (other.Kind, other.Times, other.ThingId, other.With?.WorkshopId, other.With?.Times);
}
