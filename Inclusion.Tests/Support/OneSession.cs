using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;

namespace Inclusion.Tests.Support;

/// <summary>What happens to one session of a workshop alone, for tests to which series do not matter.</summary>
internal static class OneSession
{
    /// <summary>Moved; it keeps its trainer.</summary>
    public static Outcome<WorkshopEvent> MoveSession(this Workshop workshop, long sessionId, SessionTimes to, long? roomId, string? reason, TimeZoneInfo zone, Actor by, DateTimeOffset at) =>
        First(workshop.MoveSessions(new SessionMove(sessionId, to, roomId, workshop.Sessions.FirstOrDefault(s => s.Id == sessionId)?.TrainerId), reason, zone, by, at));

    /// <summary>Dropped.</summary>
    public static Outcome<WorkshopEvent> DropSession(this Workshop workshop, long sessionId, string? reason, Actor by, DateTimeOffset at) =>
        First(workshop.DropSessions(sessionId, SeriesScope.This, reason, by, at));

    private static Outcome<WorkshopEvent> First(Outcome<IReadOnlyList<WorkshopEvent>> happened) => happened.IsRefused ? happened.Refusal : happened.Value[0];
}
