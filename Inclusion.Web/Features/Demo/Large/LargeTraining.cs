using Inclusion.Domain.Centres;
using Inclusion.Domain.Partners;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data.Accounts;
using Person = Inclusion.Domain.People.Person;

namespace Inclusion.Web.Features.Demo.Large;

/// <summary>
/// Workshops week after week in every room of every centre, from a year ago to five weeks ahead, each of four sessions with eight people: those that are over are
/// recorded and done, those that run are recorded up to yesterday.
/// </summary>
internal sealed class LargeTraining(LargeCounts counts, IReadOnlyList<Centre> centres, IReadOnlyList<Partner> partners, DateTimeOffset now)
{
    private const int PastDays = 365;
    private const int ComingDays = 35;
    private const int RoomsOfCentre = 8;
    private const int Seats = 8;
    private const int SessionsOfWorkshop = 4;
    private const int Seed = 20261122;

    private static readonly TimeOnly[] Starts = [new(9, 0), new(14, 0), new(16, 0)];

    private static readonly Actor Desk = new(null, "Camille Martin", StaffRole.Desk, null);

    private readonly List<Course> _courses = [.. DemoCourses.All.Select(c => Course.Create(c.Facts).Value)];
    private readonly List<Room> _rooms = [.. centres.SelectMany(c => Enumerable.Range(1, RoomsOfCentre).Select(n => Room.Of(c.Id, $"Salle {n}", 12).Value))];
    private readonly List<StaffMember> _trainers = [.. centres.SelectMany((c, i) => Enumerable.Range(1, RoomsOfCentre).Select(n => DemoStaff.Make($"Formateur {i + 1}-{n}", i + n == 1 ? "trainer@demo.example" : $"trainer-{i + 1}-{n}@demo.example", StaffRole.Trainer, c.Id)))];

    // Not for secrets: the same story every time.
#pragma warning disable CA5394
    private readonly Random _random = new(Seed);

    /// <summary>What workshops refer to, to be saved before <see cref="Tell"/>.</summary>
    public IEnumerable<object> Places => [.. _courses, .. _rooms, .. _trainers];

    /// <summary>Tells of one workshop after the other.</summary>
    /// <param name="identify">Gives a record its id.</param>
    public IEnumerable<LargeWorkshop> Tell(IReadOnlyList<Person> people, Action<object> identify)
    {
        var next = 0;
        for (var i = 0; i < counts.Workshops; i++)
        {
            var centre = centres[i % centres.Count];
            var ofCentre = i / centres.Count;
            var workshop = Plan(i, ofCentre, centre);
            identify(workshop);
            workshop.Sessions.ToList().ForEach(identify);
            var seats = new WorkshopSeats(workshop, []);
            var enrolled = new List<Enrolment>(Seats);
            var at = new[] { workshop.StartsAt!.Value.AddDays(-10), now.AddDays(-1) }.Min();
            for (var seat = 0; seat < Seats; seat++)
            {
                var enrolment = seats.Enrol(people[next++ % people.Count].Id, Guid.CreateVersion7(now.AddMilliseconds(next)), Desk, at.AddMinutes(seat)).Value;
                identify(enrolment);
                enrolled.Add(enrolment);
            }

            var marks = Record(workshop, enrolled, _trainers[RoomOf(i)]);
            if (workshop.EndsAt < now)
            {
                workshop.Finish(Desk, workshop.EndsAt.Value.AddMinutes(30) is var end && end < now ? end : now);
            }

            yield return new LargeWorkshop(workshop, enrolled, marks, Assess(workshop, enrolled, _courses[i % _courses.Count]));
        }
    }

    /// <summary>The place of a workshop's room, and of its trainer: each trainer has a room.</summary>
    private int RoomOf(int index) => (index % centres.Count * RoomsOfCentre) + (index / centres.Count % RoomsOfCentre);

    /// <summary>Room, hour and day of the week in turn: a turn lasts longer than a workshop, so that nothing overlaps.</summary>
    private Workshop Plan(int index, int ofCentre, Centre centre)
    {
        var calendar = centre.Calendar;
        var start = Starts[ofCentre / RoomsOfCentre % Starts.Length];
        var weekday = ofCentre / (RoomsOfCentre * Starts.Length) % 5;
        var day = calendar.DateOf(now).AddDays(-PastDays + (int)((long)ofCentre * (PastDays + ComingDays) * centres.Count / counts.Workshops));
        day = day.AddDays(weekday + 1 - (int)day.DayOfWeek);
        var sessions = Enumerable.Range(0, SessionsOfWorkshop).Select(n => new SessionTimes(day.AddDays(7 * n), start, start.AddHours(2))).ToList();
        var facts = new WorkshopFacts { RoomId = _rooms[RoomOf(index)].Id, TrainerIds = [_trainers[RoomOf(index)].Id], Language = "fr", Capacity = Seats + (index % 3), IsPublic = true, FunderId = index % 3 == 0 ? partners[index / 3 % partners.Count].Id : null };
        var at = new[] { calendar.InstantOf(day, start).AddDays(-30), now.AddDays(-2) }.Min();
        var workshop = Workshop.Plan(
            _courses[index % _courses.Count], centre.Id, facts, sessions, Guid.CreateVersion7(now.AddMilliseconds(index)).ToString("N"), Guid.CreateVersion7(now.AddMilliseconds(index)), calendar.Zone, Desk, at).Value;
        workshop.Open(Desk, at);
        return workshop;
    }

    private List<Attendance> Record(Workshop workshop, List<Enrolment> enrolled, StaffMember trainer)
    {
        var by = trainer.AsActor();
        var marks = new List<Attendance>(enrolled.Count * SessionsOfWorkshop);
        foreach (var session in workshop.PlannedSessions.Where(s => s.EndsAt < now.AddDays(-1)))
        {
            foreach (var enrolment in enrolled)
            {
                var mark = _random.Next(100) switch { < 80 => AttendanceMark.Present, < 87 => AttendanceMark.Late, < 91 => AttendanceMark.LeftEarly, < 95 => AttendanceMark.Excused, _ => AttendanceMark.Absent };
                marks.Add(Attendance.Record(enrolment, session, mark, 15, by, session.EndsAt, session.Date).Value);
            }
        }

        return marks;
    }

    /// <summary>Of every workshop that is over half the people say, before and after, how well they can do the first thing that it teaches.</summary>
    private List<SkillAssessment> Assess(Workshop workshop, List<Enrolment> enrolled, Course course)
    {
        if (workshop.Status is not WorkshopStatus.Done || course.Competences.Count == 0)
        {
            return [];
        }

        var planned = workshop.PlannedSessions.ToList();
        return [.. enrolled.Take(Seats / 2).SelectMany(e => Both(e, (SkillStep)_random.Next(1, 4)))];

        IEnumerable<SkillAssessment> Both(Enrolment enrolment, SkillStep before) =>
        [
            SkillAssessment.Of(enrolment, course, AssessmentMoment.Before, course.Competences[0], before, planned[0].Date).Value,
            SkillAssessment.Of(enrolment, course, AssessmentMoment.After, course.Competences[0], before + _random.Next(3), planned[^1].Date).Value,
        ];
    }
}

/// <summary>A workshop with who is in it and what is recorded of them; to be written in this order.</summary>
internal sealed record LargeWorkshop(Workshop Workshop, IReadOnlyList<Enrolment> Enrolments, IReadOnlyList<Attendance> Marks, IReadOnlyList<SkillAssessment> Skills);
