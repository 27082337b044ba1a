using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Training.List;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Sessions;

/// <param name="SessionId">Null for a new session.</param>
/// <param name="Seen">The session's times as they were on the page: what someone else has changed meanwhile is not overwritten. Null for a new session.</param>
/// <param name="RoomId">A room for this session alone; null: the workshop's. Of no meaning for a new session.</param>
/// <param name="Reason">Told to those enrolled; null for none.</param>
/// <param name="OverrideReason">Why it takes place although something is in the way; null when nobody said.</param>
/// <param name="TrainerId">Who gives this session in the place of the workshop's trainers; null: they do. Of no meaning for a new session.</param>
/// <param name="Scope">Which sessions change with it. Of no meaning for a new session.</param>
public sealed record SaveSessionCommand(
    long WorkshopId, long? SessionId, SessionTimes? Seen, SessionTimes Times, long? RoomId, string? Reason, string? OverrideReason = null, long? TrainerId = null, SeriesScope Scope = SeriesScope.This)
{
    /// <summary>Null for a new session.</summary>
    internal SessionMove? Move => SessionId is { } id ? new SessionMove(id, Times, RoomId, TrainerId, Scope) : null;
}

/// <summary>
/// Adds a session to a workshop, or moves one, or several with it, to other times, another room or another trainer. The events that they leave say whether those enrolled
/// are to be told.
/// </summary>
public sealed class SaveSession(Database database, CurrentStaff staff, TimeProvider time, ILogger<SaveSession> logger)
{
    /// <returns>
    /// Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/> (also for a room or trainer of another centre), <see cref="ChangedMeanwhile"/>, <see cref="SessionsInTheWay"/> without
    /// a reason to override, and what <see cref="Workshop.AddSession"/>, <see cref="Workshop.MoveSessions"/> and <see cref="Workshop.Override"/> refuse.
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

                if (command.TrainerId is { } trainer && workshop.Sessions.FirstOrDefault(s => s.Id == command.SessionId)?.TrainerId != trainer
                    && !(await FindWorkshopChoices.TrainersAsync(db, workshop.CentreId, cancel)).Any(t => t.Id == trainer))
                {
                    return new NotFound();
                }

                var (calendar, now) = (await db.CalendarAsync(workshop.CentreId, cancel), time.GetUtcNow());
                WantedSession[] wanted = command.Move is { } move ? [.. workshop.Moved(move, now).Select(WantedSession.Of)] : [new WantedSession(command.Times)];
                var refusal = command.Move is { } moved
                    ? workshop.MoveSessions(moved, command.Reason, calendar.Zone, actor, now).Refusal
                    : workshop.AddSession(command.Times, calendar.Zone, actor, now).Refusal;
                if (refusal is not null)
                {
                    return refusal;
                }

                var conflicts = await db.ConflictsAsync(workshop.Id, calendar, workshop.Facts, wanted, now, cancel);
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
