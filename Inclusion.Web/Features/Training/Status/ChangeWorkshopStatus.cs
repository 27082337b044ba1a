using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Status;

/// <summary>Opens, cancels or closes a workshop. The event that each leaves says whether those enrolled are to be told.</summary>
public sealed class ChangeWorkshopStatus(Database database, CurrentStaff staff, TimeProvider time, ILogger<ChangeWorkshopStatus> logger)
{
    /// <summary>It takes enrolments from now on. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="Workshop.Open"/> refuses.</summary>
    public Task<Outcome> OpenAsync(long workshopId, CancellationToken cancel) => RunAsync(workshopId, (_, workshop, actor, now) => Task.FromResult(workshop.Open(actor, now)), cancel);

    /// <summary>It does not take place. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="Workshop.Cancel"/> refuses.</summary>
    /// <param name="reason">Told to everyone enrolled or waiting.</param>
    public Task<Outcome> CancelAsync(long workshopId, string reason, CancellationToken cancel) => RunAsync(workshopId, (_, workshop, actor, now) => Task.FromResult(workshop.Cancel(reason, actor, now)), cancel);

    /// <summary>It is over: certificates can be issued. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="Workshop.Finish"/> refuses.</summary>
    /// <param name="evenSo">Although the attendance of somebody is not recorded.</param>
    public Task<Outcome> FinishAsync(long workshopId, bool evenSo, CancellationToken cancel) =>
        RunAsync(workshopId, async (db, workshop, actor, now) => workshop.Finish(actor, now, await UnrecordedAsync(db, workshop, cancel), evenSo), cancel);

    /// <summary>Sessions at which somebody who has a place has no mark.</summary>
    private static async Task<int> UnrecordedAsync(InclusionDb db, Workshop workshop, CancellationToken cancel)
    {
        var enrolled = db.Enrolments.Where(e => e.WorkshopId == workshop.Id && e.Status == EnrolmentStatus.Enrolled);
        var people = await enrolled.CountAsync(cancel);
        var marks = await db.Attendances.Where(a => enrolled.Any(e => e.Id == a.EnrolmentId)).GroupBy(a => a.SessionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return workshop.PlannedSessions.Count(s => marks.GetValueOrDefault(s.Id) < people);
    }

    private async Task<Outcome> RunAsync(long workshopId, Func<InclusionDb, Workshop, Actor, DateTimeOffset, Task<Outcome<WorkshopEvent>>> change, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var changed = await database.WriteAsync<WorkshopStatus>(
            actor,
            async db =>
            {
                if (await db.FindArrangedAsync(workshopId, actor, cancel) is not { } workshop)
                {
                    return new NotFound();
                }

                return await change(db, workshop, actor, time.GetUtcNow()) is { Refusal: { } refusal } ? refusal : workshop.Status;
            },
            cancel);
        if (changed.IsRefused)
        {
            return changed.Refusal;
        }

        logger.WorkshopStatusChanged(workshopId, changed.Value, actor.StaffId);
        return Outcome.Done;
    }
}
