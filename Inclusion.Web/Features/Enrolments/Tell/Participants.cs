using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Messages;
using Inclusion.Web.Shared.Training;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Tell;

/// <summary>Someone whom a message to a workshop goes to.</summary>
/// <param name="IsEnrolled">Not waiting, nor only offered a place.</param>
internal sealed record Participant(Recipient Recipient, bool IsEnrolled);

/// <summary>Those whom a message to a workshop goes to, and who may write to them.</summary>
internal static class Participants
{
    /// <returns>Everyone with a place, or who waits for one or is offered one.</returns>
    public static async Task<IReadOnlyList<Participant>> ReadAsync(InclusionDb db, long workshopId, CancellationToken cancel)
    {
        var enrolled = await db.Enrolments
            .Where(e => e.WorkshopId == workshopId && e.Status != EnrolmentStatus.Cancelled && db.KeptPeople.Any(p => p.Id == e.PersonId))
            .ToDictionaryAsync(e => e.PersonId, e => e.Status == EnrolmentStatus.Enrolled, cancel);
        return [.. (await Recipient.ReadAsync(db, enrolled.Keys, cancel)).Values.Select(r => new Participant(r, enrolled[r.PersonId]))];
    }

    /// <summary>Why someone may not write to those of a workshop: <see cref="NotFound"/> of one that they do not see, <see cref="NotAllowed"/> of one that they see and others give; null when they may.</summary>
    public static async Task<Refusal?> WhyNotAsync(InclusionDb db, long workshopId, long centreId, Actor actor, CancellationToken cancel) =>
        !actor.TeachesAt(centreId) ? new NotFound() : await db.MayTellAsync(workshopId, centreId, actor, cancel) ? null : new NotAllowed();
}
