using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Domain.Training;

/// <summary>A workshop in memory, at a centre in Paris that is open Monday to Friday, 9 to 12 and 14 to 18.</summary>
internal static class TrainingSamples
{
    public const long Here = 1;

    public static readonly Actor Amelie = new(1, "Amélie", StaffRole.Manager, Here);

    public static readonly Actor Marc = new(7, "Marc", StaffRole.Desk, Here);

    public static readonly DateTimeOffset Now = FakeClock.OrdinaryMonday;

    public static readonly DateOnly Monday = new(2026, 3, 2);

    public static Course Course(params string[] competences) => Inclusion.Domain.Training.Course.Create(new CourseFacts
    {
        Title = "Premiers pas sur Internet",
        Framework = "digcomp-2.2",
        Competences = competences,
    }).Value.WithId(1);

    public static SessionTimes At(DateOnly date, int from = 10, int to = 12) => new(date, new TimeOnly(from, 0), new TimeOnly(to, 0));

    /// <summary>A draft; by default with sessions a week and eight days from <see cref="Monday"/>.</summary>
    public static Workshop Draft(int capacity = 2, params SessionTimes[] sessions)
    {
        var times = sessions.Length > 0 ? sessions : [At(Monday.AddDays(7)), At(Monday.AddDays(8))];
        var facts = new WorkshopFacts { Capacity = capacity, Language = "fr", TrainerIds = [7], IsPublic = true };
        var workshop = Workshop.Plan(Course(), Here, facts, times, "uid", Guid.NewGuid(), Calendars.Paris, Marc, Now).Value.WithId(1);
        foreach (var (session, index) in workshop.Sessions.Select((s, i) => (s, i)))
        {
            session.WithId(index + 1);
        }

        return workshop;
    }

    public static Workshop Open(int capacity = 2, params SessionTimes[] sessions)
    {
        var workshop = Draft(capacity, sessions);
        Assert.False(workshop.Open(Marc, Now).IsRefused);
        return workshop;
    }

    /// <summary>Enrols someone who is nobody's relative, at a minute of the day that tells the order.</summary>
    public static Enrolment Enrol(this WorkshopSeats seats, long person) =>
        seats.Enrol(person, Guid.NewGuid(), Marc, Now.AddMinutes(person)).Value.WithId(person);
}
