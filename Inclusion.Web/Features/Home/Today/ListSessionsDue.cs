using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Home.Today;

/// <summary>A session of today, or of a day before whose attendance nobody has recorded.</summary>
/// <param name="Room">Null when none is known.</param>
/// <param name="Trainers">Their names, with commas.</param>
/// <param name="Capacity">Of the workshop.</param>
/// <param name="Waiting">For a place in the workshop.</param>
/// <param name="Recorded">Of those enrolled, how many have a mark.</param>
public sealed record SessionOfDay(
    long WorkshopId, long SessionId, string Course, DateOnly Date, TimeOnly Start, TimeOnly End, string Centre, string? Room, string Trainers, int Enrolled, int Capacity, int Waiting, int Recorded);

/// <summary>The sessions of someone's day.</summary>
/// <param name="Today">Their own, in the order of time; empty for the desk, which has a calendar.</param>
/// <param name="Unrecorded">Of the days before, the oldest first.</param>
public sealed record SessionsOfDay(IReadOnlyList<SessionOfDay> Today, IReadOnlyList<SessionOfDay> Unrecorded);

/// <summary>Finds sessions that need someone: those that a trainer gives today, and those of which it is not known who was there.</summary>
public sealed class ListSessionsDue(Database database, CurrentStaff staff, CentreClock clock)
{
    /// <summary>What is older than this many days is not chased any more: nobody remembers who sat there. The workshop's own page still says it.</summary>
    public const int ChasedDays = 60;

    private const int Lines = 8;

    /// <summary>What is unrecorded at a centre.</summary>
    /// <exception cref="NotAllowedException">Who asks does not work at this centre's desk.</exception>
    public async Task<IReadOnlyList<SessionOfDay>> OfCentreAsync(long centreId, CancellationToken cancel)
    {
        await staff.RequireAsync(actor => actor.WorksAt(centreId), cancel);
        return await database.ReadAsync(
            async db =>
            {
                var today = (await clock.TodayAsync(db, cancel)).At(centreId);
                return await RowsAsync(db, Unrecorded(db, db.WorkshopSessions.Where(s => s.CentreId == centreId), today), cancel);
            },
            cancel);
    }

    /// <summary>A trainer's own day.</summary>
    /// <exception cref="NotAllowedException">Who asks gives no workshops.</exception>
    public async Task<SessionsOfDay> OfTrainerAsync(CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a is { Role: StaffRole.Trainer, StaffId: not null }, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var days = await clock.TodayAsync(db, cancel);
                var (today, unrecorded) = (new List<SessionOfDay>(), new List<SessionOfDay>());
                var centres = await db.Centres.Where(c => actor.CentreId == null || c.Id == actor.CentreId).Select(c => c.Id).ToListAsync(cancel);
                foreach (var centreId in centres)
                {
                    var day = days.At(centreId);
                    var sessions = db.WorkshopSessions.Where(s => s.CentreId == centreId).GivenBy(db, actor.StaffId!.Value);
                    today.AddRange(await RowsAsync(db, TakingPlace(db, sessions.Where(s => s.Date == day)), cancel));
                    unrecorded.AddRange(await RowsAsync(db, Unrecorded(db, sessions, day), cancel));
                }

                return new SessionsOfDay([.. today.OrderBy(s => s.Start)], [.. unrecorded.OrderBy(s => s.Date).ThenBy(s => s.Start).Take(Lines)]);
            },
            cancel);
    }

    /// <summary>Planned sessions of workshops that were announced and not cancelled.</summary>
    private static IQueryable<WorkshopSession> TakingPlace(InclusionDb db, IQueryable<WorkshopSession> sessions) =>
        from session in sessions
        where session.Status == SessionStatus.Planned
        join workshop in db.Workshops on session.WorkshopId equals workshop.Id
        where workshop.Status != WorkshopStatus.Draft && workshop.Status != WorkshopStatus.Cancelled
        select session;

    /// <summary>Those of the days before to which someone was enrolled of whom nothing is known. Who enrolled later is not asked about.</summary>
    private static IQueryable<WorkshopSession> Unrecorded(InclusionDb db, IQueryable<WorkshopSession> sessions, DateOnly today)
    {
        var from = today.AddDays(-ChasedDays);
        return TakingPlace(db, sessions.Where(s => s.Date >= from && s.Date < today)).Where(s => db.Enrolments.Any(
            e => e.WorkshopId == s.WorkshopId && e.Status == EnrolmentStatus.Enrolled && e.EnrolledAt < s.EndsAt && !db.Attendances.Any(a => a.EnrolmentId == e.Id && a.SessionId == s.Id)));
    }

    private static async Task<List<SessionOfDay>> RowsAsync(InclusionDb db, IQueryable<WorkshopSession> sessions, CancellationToken cancel)
    {
        var rows = await (
            from session in sessions.OrderBy(s => s.Date).ThenBy(s => s.Start).Take(Lines)
            join workshop in db.Workshops on session.WorkshopId equals workshop.Id
            join course in db.Courses on workshop.CourseId equals course.Id
            join centre in db.Centres on workshop.CentreId equals centre.Id
            orderby session.Date, session.Start
            select new
            {
                Session = session,
                course.Title,
                Centre = centre.Name,
                Room = db.Rooms.Where(r => r.Id == (session.RoomId ?? workshop.RoomId)).Select(r => r.Name).FirstOrDefault(),
                StandIn = db.Users.Where(u => u.Id == session.TrainerId).Select(u => u.Name).FirstOrDefault(),
                Trainers = db.WorkshopTrainers.Where(t => t.WorkshopId == workshop.Id).Join(db.Users, t => t.StaffId, u => u.Id, (t, u) => u.Name).OrderBy(n => n).ToList(),
                Enrolled = db.Enrolments.Count(e => e.WorkshopId == workshop.Id && e.Status == EnrolmentStatus.Enrolled),
                workshop.Capacity,
                Waiting = db.Enrolments.Count(e => e.WorkshopId == workshop.Id && e.Status == EnrolmentStatus.Waiting),
                Recorded = db.Attendances.Count(a => a.SessionId == session.Id && db.Enrolments.Any(e => e.Id == a.EnrolmentId && e.Status == EnrolmentStatus.Enrolled)),
            }).ToListAsync(cancel);
        return rows.ConvertAll(r => new SessionOfDay(
            r.Session.WorkshopId, r.Session.Id, r.Title, r.Session.Date, r.Session.Start, r.Session.End, r.Centre, r.Room, r.StandIn ?? string.Join(", ", r.Trainers), r.Enrolled, r.Capacity, r.Waiting, r.Recorded));
    }
}
