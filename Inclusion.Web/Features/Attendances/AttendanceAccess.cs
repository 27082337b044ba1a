using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Attendances;

/// <summary>What every operation on attendance begins with.</summary>
internal static class AttendanceAccess
{
    /// <summary>The workshop with its sessions; null when there is none, or none that this person teaches or arranges.</summary>
    public static async Task<Workshop?> FindTaughtAsync(this InclusionDb db, long workshopId, Actor by, CancellationToken cancel) =>
        await db.FindWorkshopAsync(workshopId, cancel) is { } workshop && by.TeachesAt(workshop.CentreId) ? workshop : null;

    /// <summary>The same, by one of its sessions.</summary>
    public static async Task<(Workshop Workshop, WorkshopSession Session)?> FindTaughtSessionAsync(this InclusionDb db, long sessionId, Actor by, CancellationToken cancel)
    {
        var workshopId = await db.WorkshopSessions.Where(s => s.Id == sessionId).Select(s => s.WorkshopId).FirstOrDefaultAsync(cancel);
        return await db.FindTaughtAsync(workshopId, by, cancel) is { } workshop ? (workshop, workshop.Sessions.Single(s => s.Id == sessionId)) : null;
    }

    /// <summary>Those enrolled in a workshop, by name.</summary>
    public static async Task<List<Learner>> LearnersAsync(this InclusionDb db, long workshopId, CancellationToken cancel)
    {
        var learners = await db.Enrolments
            .Where(e => e.WorkshopId == workshopId && e.Status == EnrolmentStatus.Enrolled)
            .Join(db.People, e => e.PersonId, p => p.Id, (e, p) => new Learner(e.Id, p.Id, p.Name, e.IsWalkIn))
            .ToListAsync(cancel);
        return [.. learners.OrderBy(l => Data.Text.Folding.Fold(l.Name), StringComparer.Ordinal).ThenBy(l => l.EnrolmentId)];
    }
}

/// <summary>Someone enrolled in a workshop: the name and nothing else of them.</summary>
/// <param name="IsWalkIn">Came without having enrolled.</param>
public sealed record Learner(long EnrolmentId, long PersonId, string Name, bool IsWalkIn);
