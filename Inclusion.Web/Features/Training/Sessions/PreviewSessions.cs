using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Web.Features.Training.Sessions;

/// <summary>Says what is in the way of sessions before anything is kept.</summary>
public sealed class PreviewSessions(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>Of a workshop that is being planned.</summary>
    public async Task<IReadOnlyList<ConflictNote>> OfPlanAsync(long centreId, WorkshopFacts facts, IReadOnlyCollection<WantedSession> sessions, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.ArrangesWorkshopsAt(centreId), cancel);
        return await database.ReadAsync(
            async db => await db.DescribeAsync(await db.ConflictsAsync(0, await db.CalendarAsync(centreId, cancel), facts, sessions, time.GetUtcNow(), cancel), cancel), cancel);
    }

    /// <summary>Of one session of a workshop that is kept; nothing when the workshop is not theirs to change.</summary>
    public Task<IReadOnlyList<ConflictNote>> OfSessionAsync(long workshopId, WantedSession session, CancellationToken cancel) => OfKeptAsync(
        workshopId,
        async (db, workshop, now) => await db.ConflictsAsync(workshopId, await db.CalendarAsync(workshop.CentreId, cancel), workshop.Facts, [session], now, cancel),
        cancel);

    /// <summary>Of a session that moves, with those that go with it; nothing when the workshop is not theirs to change.</summary>
    public Task<IReadOnlyList<ConflictNote>> OfMoveAsync(long workshopId, SessionMove move, CancellationToken cancel) => OfKeptAsync(
        workshopId,
        async (db, workshop, now) => await db.ConflictsAsync(
            workshopId, await db.CalendarAsync(workshop.CentreId, cancel), workshop.Facts, [.. workshop.Moved(move, now).Select(WantedSession.Of)], now, cancel),
        cancel);

    /// <summary>Of the sessions to come of a workshop that is kept, if these facts were written; nothing when it is not theirs to change.</summary>
    public Task<IReadOnlyList<ConflictNote>> OfFactsAsync(long workshopId, WorkshopFacts facts, CancellationToken cancel) =>
        OfKeptAsync(workshopId, (db, workshop, now) => db.ConflictsOfAsync(workshop, facts, now, cancel), cancel);

    private async Task<IReadOnlyList<ConflictNote>> OfKeptAsync(
        long workshopId, Func<InclusionDb, Workshop, DateTimeOffset, Task<IReadOnlyList<SessionConflict>>> find, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db => await db.FindArrangedAsync(workshopId, actor, cancel) is { } workshop ? await db.DescribeAsync(await find(db, workshop, time.GetUtcNow()), cancel) : [], cancel);
    }
}
