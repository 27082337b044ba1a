using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Attendances.Record;

/// <summary>A session with everyone enrolled, to take attendance.</summary>
/// <param name="Course">Its title.</param>
/// <param name="Number">From 1, in the order of time; 0 when it is cancelled.</param>
/// <param name="Count">Sessions that take place or took place.</param>
/// <param name="Previous">The session before, null for the first.</param>
/// <param name="Next">The session after, null for the last.</param>
/// <param name="Today">The centre's own day.</param>
/// <param name="SeesPeople">Whether who asks may look people up; a trainer adds a walk-in by name.</param>
public sealed record SessionView(
    string Course, int Number, int Count, long? Previous, long? Next, SessionTimes Times, bool IsPlanned, DateOnly Today, bool SeesPeople, IReadOnlyList<AttendanceRow> Rows);

/// <param name="Stored">As it is kept now; null: unrecorded.</param>
public sealed record AttendanceRow(Learner Learner, StoredMark? Stored);

/// <summary>A mark as it is kept.</summary>
/// <param name="Version">What a later change must know: another's change in between is not overwritten.</param>
/// <param name="By">Who recorded it; empty for the product itself.</param>
public sealed record StoredMark(AttendanceMark Mark, int MinutesMissed, long Version, string By);

/// <summary>Finds a session with everyone enrolled and what is recorded.</summary>
public sealed class FindSession(Database database, CurrentStaff staff, TimeProvider time, AuditTrail audit)
{
    /// <returns>Null when there is no such session of this workshop, or whoever asks has nothing to do with its centre.</returns>
    public async Task<SessionView?> RunAsync(long workshopId, long sessionId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor)
        {
            return null;
        }

        var found = await database.ReadAsync(
            async db =>
            {
                if (await db.FindTaughtSessionAsync(sessionId, actor, cancel) is not var (workshop, session) || workshop.Id != workshopId)
                {
                    return null;
                }

                var learners = await db.LearnersAsync(workshopId, cancel);
                var marks = await db.Attendances.Where(a => a.SessionId == sessionId).ToDictionaryAsync(a => a.EnrolmentId, cancel);
                var planned = workshop.PlannedSessions.ToList();
                var index = planned.IndexOf(session);
                return new SessionView(
                    await db.Courses.Where(c => c.Id == workshop.CourseId).Select(c => c.Title).SingleAsync(cancel),
                    index + 1,
                    planned.Count,
                    index > 0 ? planned[index - 1].Id : null,
                    index >= 0 && index + 1 < planned.Count ? planned[index + 1].Id : null,
                    session.Times,
                    session.IsPlanned,
                    (await db.CalendarAsync(workshop.CentreId, cancel)).DateOf(time.GetUtcNow()),
                    actor.WorksAtDesk,
                    [.. learners.Select(l => new AttendanceRow(l, marks.TryGetValue(l.EnrolmentId, out var a) ? new StoredMark(a.Mark, a.MinutesMissed, a.Version, a.StaffName) : null))]);
            },
            cancel);
        if (found is not null)
        {
            audit.ListedOf(actor, nameof(FindSession), workshopId, found.Rows.Count);
        }

        return found;
    }
}
