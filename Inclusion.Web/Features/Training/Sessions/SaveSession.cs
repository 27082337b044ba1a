using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Sessions;

/// <param name="SessionId">Null for a new session.</param>
/// <param name="Seen">The session's times as they were on the page: what someone else has changed meanwhile is not overwritten. Null for a new session.</param>
/// <param name="RoomId">A room for this session alone; null: the workshop's. Of no meaning for a new session.</param>
/// <param name="Reason">Told to those enrolled; null for none.</param>
/// <param name="OverrideReason">Why it takes place although something is in the way; null when nobody said.</param>
public sealed record SaveSessionCommand(long WorkshopId, long? SessionId, SessionTimes? Seen, SessionTimes Times, long? RoomId, string? Reason, string? OverrideReason = null);

/// <summary>Adds a session to a workshop, or moves one to other times or another room. The event that it leaves says whether those enrolled are to be told.</summary>
public sealed class SaveSession(Database database, CurrentStaff staff, TimeProvider time, ILogger<SaveSession> logger)
{
    /// <returns>
    /// Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/> (also for a room of another centre), <see cref="ChangedMeanwhile"/>, <see cref="SessionsInTheWay"/> without
    /// a reason to override, and what <see cref="Workshop.AddSession"/>, <see cref="Workshop.MoveSession"/> and <see cref="Workshop.Override"/> refuse.
    /// </returns>
    public async Task<Outcome> RunAsync(SaveSessionCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var saved = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.FindArrangedAsync(command.WorkshopId, actor, cancel) is not { } workshop)
                {
                    return new NotFound();
                }

                if (command.SessionId is { } id && workshop.Sessions.FirstOrDefault(s => s.Id == id) is { } known && known.Times != command.Seen)
                {
                    return new ChangedMeanwhile();
                }

                if (command.RoomId is { } room && !await db.Rooms.AnyAsync(r => r.Id == room && r.CentreId == workshop.CentreId, cancel))
                {
                    return new NotFound();
                }

                var (calendar, now) = (await db.CalendarAsync(workshop.CentreId, cancel), time.GetUtcNow());
                var happened = command.SessionId is { } sessionId
                    ? workshop.MoveSession(sessionId, command.Times, command.RoomId, command.Reason, calendar.Zone, actor, now)
                    : workshop.AddSession(command.Times, calendar.Zone, actor, now);
                if (happened.IsRefused)
                {
                    return happened.Refusal;
                }

                var conflicts = await db.ConflictsAsync(workshop.Id, calendar, workshop.Facts, [new WantedSession(command.Times, command.SessionId is null ? null : command.RoomId)], now, cancel);
                return workshop.OverrideWhere(conflicts, command.OverrideReason, actor, now);
            },
            cancel);
        if (!saved.IsRefused)
        {
            logger.SessionSaved(command.WorkshopId, actor.StaffId);
        }

        return saved;
    }
}
