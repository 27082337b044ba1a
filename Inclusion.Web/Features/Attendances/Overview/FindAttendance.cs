using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Attendances.Overview;

/// <summary>What is known of who was there.</summary>
/// <param name="Threshold">Percent of the planned time for a certificate.</param>
/// <param name="HasCompetences">Whether the course names any: without, there are no skills to ask about.</param>
/// <param name="Today">The centre's own day.</param>
public sealed record AttendanceOverview(
    IReadOnlyList<AttendanceSession> Sessions, IReadOnlyList<LearnerLine> People, int Threshold, bool HasCompetences, DateOnly Today);

/// <param name="Number">From 1, in the order of time; cancelled sessions have none: null.</param>
/// <param name="Recorded">Of those enrolled, how many have a mark.</param>
public sealed record AttendanceSession(long Id, int? Number, SessionTimes Times, bool IsPlanned, int Recorded);

/// <param name="Time">Hours attended of hours planned.</param>
public sealed record LearnerLine(Learner Learner, AttendedTime Time);

/// <summary>The sessions of a workshop with how many are recorded, and what each person attended.</summary>
public sealed class FindAttendance(Database database, CurrentStaff staff, TimeProvider time, AuditTrail audit)
{
    /// <returns>Null when there is no such workshop, or whoever asks has nothing to do with its centre.</returns>
    public async Task<AttendanceOverview?> RunAsync(long workshopId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor)
        {
            return null;
        }

        var found = await database.ReadAsync(
            async db =>
            {
                if (await db.FindTaughtAsync(workshopId, actor, cancel) is not { } workshop)
                {
                    return null;
                }

                var course = await db.Courses.SingleAsync(c => c.Id == workshop.CourseId, cancel);
                var learners = await db.LearnersAsync(workshopId, cancel);
                var marks = await db.Attendances
                    .Where(a => db.Enrolments.Any(e => e.Id == a.EnrolmentId && e.WorkshopId == workshopId && e.Status == EnrolmentStatus.Enrolled))
                    .ToListAsync(cancel);
                var ofSession = marks.CountBy(m => m.SessionId).ToDictionary();
                var ofPerson = marks.ToLookup(m => m.EnrolmentId);
                var planned = workshop.PlannedSessions.ToList();
                return new AttendanceOverview(
                    [.. workshop.Sessions.OrderBy(s => s.StartsAt).Select(s => new AttendanceSession(s.Id, s.IsPlanned ? planned.IndexOf(s) + 1 : null, s.Times, s.IsPlanned, ofSession.GetValueOrDefault(s.Id)))],
                    [.. learners.Select(l => new LearnerLine(l, AttendedTime.Of(workshop, ofPerson[l.EnrolmentId])))],
                    course.CertificateThreshold,
                    course.Competences.Count > 0,
                    (await db.CalendarAsync(workshop.CentreId, cancel)).DateOf(time.GetUtcNow()));
            },
            cancel);
        if (found is not null)
        {
            audit.ListedOf(actor, nameof(FindAttendance), workshopId, found.People.Count);
        }

        return found;
    }
}
