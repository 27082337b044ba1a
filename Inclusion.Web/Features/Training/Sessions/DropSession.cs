using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Training.Sessions;

/// <summary>Drops a date, or several with it: out of a draft for good, of an announced workshop as a cancelled session that is told.</summary>
public sealed class DropSession(Database database, CurrentStaff staff, TimeProvider time, ILogger<DropSession> logger)
{
    /// <param name="scope">Which sessions are dropped with it.</param>
    /// <param name="reason">Told to those enrolled; may be null for a draft.</param>
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="Workshop.DropSessions"/> refuses.</returns>
    public async Task<Outcome> RunAsync(long workshopId, long sessionId, SeriesScope scope, string? reason, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var dropped = await database.WriteAsync(
            actor,
            async db => await db.FindArrangedAsync(workshopId, actor, cancel) is { } workshop
                ? workshop.DropSessions(sessionId, scope, reason, actor, time.GetUtcNow()) is { Refusal: { } refusal } ? refusal : Outcome.Done
                : new NotFound(),
            cancel);
        if (!dropped.IsRefused)
        {
            logger.SessionDropped(workshopId, sessionId, actor.StaffId);
        }

        return dropped;
    }
}
