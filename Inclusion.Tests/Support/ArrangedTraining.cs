using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Support;

/// <summary>Courses, workshops and who takes part, for tests that are about something else.</summary>
internal static class ArrangedTraining
{
    /// <summary>A course of DigComp 2.2 with two competences; threshold 80 %.</summary>
    public static Task<long> AddCourseAsync(this TestDatabase database, string title = "Premiers pas sur Internet", CourseFacts? facts = null) =>
        database.ArrangeAsync(async db =>
        {
            var course = Course.Create((facts ?? new CourseFacts
            {
                Objectives = ["Envoyer un e-mail", "Reconnaître un message frauduleux"],
                PlannedMinutes = 240,
                Level = CourseLevel.Foundation,
                Framework = "digcomp-2.2",
                Competences = ["1.1", "2.1"],
            }) with
            { Title = title }).Value;
            db.Add(course);
            await db.SaveChangesAsync();
            return course.Id;
        });

    /// <param name="centreId">Null: the test's first centre.</param>
    public static Task<long> AddRoomAsync(this TestDatabase database, string name = "Salle 1", int seats = 12, long? centreId = null) =>
        database.ArrangeAsync(async db =>
        {
            var room = Room.Of(centreId ?? database.CentreId, name, seats).Value;
            db.Add(room);
            await db.SaveChangesAsync();
            return room.Id;
        });

    /// <summary>A workshop of a course, in French.</summary>
    /// <param name="courseId">Null: a course that is added for it.</param>
    /// <param name="sessions">Null: two, 10:00 to 12:00, a week and eight days from the test's day.</param>
    /// <param name="facts">Null: given by the administrator, nothing needed, public.</param>
    /// <param name="centreId">Null: the test's first centre.</param>
    /// <param name="open">False: a draft.</param>
    public static async Task<long> AddWorkshopAsync(
        this TestDatabase database, int capacity = 8, long? courseId = null, IReadOnlyList<SessionTimes>? sessions = null, WorkshopFacts? facts = null, long? centreId = null, bool open = true)
    {
        var course = courseId ?? await database.AddCourseAsync();
        return await database.ArrangeAsync(async db =>
        {
            var centre = await db.Centres.SingleAsync(c => c.Id == (centreId ?? database.CentreId));
            var written = (facts ?? new WorkshopFacts { IsPublic = true }) with { Capacity = capacity };
            written = written with { Language = written.Language.Length > 0 ? written.Language : "fr", TrainerIds = written.TrainerIds.Count > 0 ? written.TrainerIds : [database.Administrator.StaffId!.Value] };
            var workshop = Workshop.Plan(
                await db.Courses.SingleAsync(c => c.Id == course),
                centre.Id,
                written,
                sessions ?? [Session(database.Today.AddDays(7)), Session(database.Today.AddDays(8))],
                RandomTokens.Draw(),
                Guid.NewGuid(),
                centre.Calendar.Zone,
                database.Administrator,
                database.Clock.GetUtcNow()).Value;
            if (open)
            {
                Done(workshop.Open(database.Administrator, database.Clock.GetUtcNow()));
            }

            db.Add(workshop);
            await db.SaveChangesAsync();
            return workshop.Id;
        });
    }

    /// <summary>10:00 to 12:00 on a day.</summary>
    public static SessionTimes Session(DateOnly date, int from = 10, int to = 12) => new(date, new TimeOnly(from, 0), new TimeOnly(to, 0));

    /// <summary>Not over on its day at whatever hour a test runs by the real clock.</summary>
    public static SessionTimes SessionUntilMidnight(DateOnly date, int from) => new(date, new TimeOnly(from, 0), new TimeOnly(23, 59));

    /// <summary>Enrols a person, or puts them in line when there is no seat.</summary>
    public static Task<long> EnrolAsync(this TestDatabase database, long workshopId, long personId) =>
        database.ArrangeAsync(async db =>
        {
            var workshop = (await db.FindWorkshopAsync(workshopId, CancellationToken.None))!;
            var enrolment = (await db.SeatsAsync(workshop, CancellationToken.None)).Enrol(personId, Guid.NewGuid(), database.Administrator, database.Clock.GetUtcNow()).Value;
            db.Add(enrolment);
            await db.SaveChangesAsync();
            return enrolment.Id;
        });

    /// <summary>Marks a person at sessions of the workshop, as on the day of the last of them.</summary>
    /// <param name="marks">In the order of the planned sessions; fewer leave the rest unrecorded.</param>
    public static Task RecordAttendanceAsync(this TestDatabase database, long enrolmentId, params AttendanceMark[] marks) =>
        database.ArrangeAsync(async db =>
        {
            var enrolment = await db.Enrolments.SingleAsync(e => e.Id == enrolmentId);
            var workshop = (await db.FindWorkshopAsync(enrolment.WorkshopId, CancellationToken.None))!;
            foreach (var (session, mark) in workshop.PlannedSessions.Zip(marks))
            {
                var missed = mark is AttendanceMark.Late or AttendanceMark.LeftEarly ? 15 : 0;
                db.Add(Attendance.Record(enrolment, session, mark, missed, database.Administrator, session.EndsAt, session.Date).Value);
            }

            return true;
        });

    /// <summary>Someone gives one session of the workshop in the place of its trainers.</summary>
    /// <param name="session">Of the planned ones, from 0.</param>
    public static Task StandInAsync(this TestDatabase database, long workshopId, int session, long staffId) =>
        database.ArrangeAsync(async db =>
        {
            var workshop = (await db.FindWorkshopAsync(workshopId, CancellationToken.None))!;
            var (given, zone) = (workshop.PlannedSessions.ElementAt(session), (await db.Centres.SingleAsync(c => c.Id == workshop.CentreId)).Calendar.Zone);
            return Done(workshop.MoveSessions(new SessionMove(given.Id, given.Times, given.RoomId, staffId), null, zone, database.Administrator, database.Clock.GetUtcNow()));
        });

    /// <summary>Says that the workshop is over, as after its last session.</summary>
    public static Task FinishAsync(this TestDatabase database, long workshopId) =>
        database.ArrangeAsync(async db =>
        {
            var workshop = (await db.FindWorkshopAsync(workshopId, CancellationToken.None))!;
            return Done(workshop.Finish(database.Administrator, workshop.EndsAt!.Value));
        });

    private static bool Done<T>(Outcome<T> outcome)
    {
        Assert.False(outcome.IsRefused);
        return true;
    }
}
