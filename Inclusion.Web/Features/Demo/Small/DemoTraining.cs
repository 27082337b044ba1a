using Bogus;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;

namespace Inclusion.Web.Features.Demo.Small;

/// <summary>A year of workshops at both centres: done, running and to come, told through the domain's own methods.</summary>
internal sealed class DemoTraining(InclusionDb db, DemoCentres places, IReadOnlyList<DemoPerson> people, Faker faker, DateTimeOffset now)
{
    private const int PastDays = 350;
    private const int ComingDays = 75;

    /// <summary>Slots of the week in turn: no two workshops of a centre are ever given at one time.</summary>
    private static readonly (DayOfWeek Day, TimeOnly Start)[] Slots =
        [(DayOfWeek.Tuesday, new(10, 0)), (DayOfWeek.Thursday, new(14, 0)), (DayOfWeek.Wednesday, new(10, 0)), (DayOfWeek.Friday, new(14, 0)), (DayOfWeek.Thursday, new(10, 0)), (DayOfWeek.Tuesday, new(14, 0))];

    private readonly List<DemoWorkshop> _workshops = [];

    /// <summary>Adds and saves them step by step: each step names records of the one before.</summary>
    public async Task AddAsync(CancellationToken cancel)
    {
        var courses = DemoCourses.All.Select(c => Course.Create(c.Facts).Value).ToList();
        db.Courses.AddRange(courses);
        Room[] lille = [Room.Of(places.Lille.Centre.Id, "Salle Ada-Lovelace", 12).Value, Room.Of(places.Lille.Centre.Id, "Petite salle", 8).Value];
        Room[] reunion = [Room.Of(places.Reunion.Centre.Id, "Salle multimédia", 10).Value];
        db.Rooms.AddRange([.. lille, .. reunion]);
        StaffMember[] ofLille = [Trainer("Nadia Belhadj", "trainer@demo.example", places.Lille), Trainer("Thomas Verhaeghe", "thomas@demo.example", places.Lille)];
        StaffMember[] ofReunion = [Trainer("Stéphanie Hoareau", "stephanie@demo.example", places.Reunion)];
        await db.SaveChangesAsync(cancel);

        Plan(places.Lille, courses, lille, ofLille, everyDays: 12);
        Plan(places.Reunion, courses, reunion, ofReunion, everyDays: 30);
        PlanToday(places.Lille, courses, lille[0], ofLille[0]);
        PlanToday(places.Reunion, courses, reunion[0], ofReunion[0]);
        db.Workshops.AddRange(_workshops.Select(w => w.Workshop));
        await db.SaveChangesAsync(cancel);

        _workshops.ForEach(Enrol);
        AddNeeds();
        await db.SaveChangesAsync(cancel);

        new DemoAttendance(db, faker, now).Record(_workshops, courses);
        Ask();
        var toCancel = _workshops.Where(w => w.Home == places.Lille && w.Workshop.TakesEnrolments && w.Workshop.StartsAt > now).MaxBy(w => w.Workshop.StartsAt)!;
        toCancel.Workshop.Cancel("La formatrice est en arrêt, une autre date sera proposée.", toCancel.Home.Staff[0], now.AddHours(-20));
        new WorkshopSeats(toCancel.Workshop, toCancel.Enrolments).ReleaseWaitingList(now.AddHours(-20));
    }

    private StaffMember Trainer(string name, string email, DemoCentre home)
    {
        var trainer = DemoStaff.Make(name, email, StaffRole.Trainer, home.Centre.Id);
        db.Users.Add(trainer);
        return trainer;
    }

    /// <summary>Where the doors are open today somebody teaches, whatever day it is that someone looks around.</summary>
    private void PlanToday(DemoCentre home, List<Course> courses, Room room, StaffMember trainer)
    {
        var today = home.Calendar.DateOf(now);
        var taken = _workshops.Where(w => w.Home == home).SelectMany(w => w.Workshop.PlannedSessions).ToList();
        if (!home.Calendar.IsOpen(today) || taken.Exists(s => s.Date == today))
        {
            return;
        }

        var (_, language, _, minutes) = DemoCourses.All[0];
        var hours = home.Calendar.SpansOn(today)[^1];
        var longest = (int)(hours.To - hours.From).TotalMinutes;
        Add(home, courses, 0, language, room, trainer, [new SessionTimes(today, hours.From, hours.From.AddMinutes(Math.Min(minutes, longest)))], today.AddDays(-30), seats: 8, isOpen: true);
    }

    private void Plan(DemoCentre home, List<Course> courses, Room[] rooms, StaffMember[] trainers, int everyDays)
    {
        var today = home.Calendar.DateOf(now);
        var index = 0;
        for (var from = today.AddDays(-PastDays); from < today.AddDays(ComingDays); from = from.AddDays(everyDays), index++)
        {
            var which = index % courses.Count;
            var (_, language, sessions, minutes) = DemoCourses.All[which];
            var (day, start) = Slots[index % Slots.Length];
            var dates = new Recurrence([day], start, start.AddMinutes(minutes), sessions, from).Preview(home.Calendar).Value.Sessions;

            // The last ones are still being planned.
            var isOpen = from < today.AddDays(ComingDays - everyDays);
            var plannedOn = new[] { from, today.AddDays(-1) }.Min().AddDays(-30);
            Add(home, courses, which, language, rooms[index % rooms.Length], trainers[index % trainers.Length], dates, plannedOn, 6 + (index % 3), isOpen);
        }
    }

    private void Add(
        DemoCentre home, List<Course> courses, int which, string language, Room room, StaffMember trainer, IReadOnlyList<SessionTimes> dates, DateOnly plannedOn, int seats, bool isOpen)
    {
        var (by, planned, index) = (home.Staff[0], home.During(home.OpenDayUpTo(plannedOn), faker.Random), _workshops.Count);
        var facts = new WorkshopFacts
        {
            RoomId = room.Id,
            TrainerIds = [trainer.Id],
            Language = language,
            Capacity = seats,
            AccessNotes = index % 2 == 0 ? "Entrée de plain-pied par la cour, sonnette à gauche." : "",
            IsPublic = true,
            FunderId = index % 3 < places.Funders.Count ? places.Funders[index % 3].Id : null,
        };
        var workshop = Workshop.Plan(courses[which], home.Centre.Id, facts, dates, faker.Random.Hexadecimal(32, ""), faker.Random.Guid(), home.Calendar.Zone, by, planned).Value;
        if (isOpen)
        {
            workshop.Open(by, planned.AddMinutes(10));
        }

        _workshops.Add(new DemoWorkshop(workshop, home, which, new Actor(trainer.Id, trainer.Name, StaffRole.Trainer, home.Centre.Id)));
    }

    /// <summary>Most workshops are nearly full; those to come have a line, and someone in it has been offered a place.</summary>
    private void Enrol(DemoWorkshop demo)
    {
        if (!demo.Workshop.TakesEnrolments)
        {
            return;
        }

        var isToCome = demo.Workshop.StartsAt > now;
        var (first, last) = (demo.Workshop.StartsAt!.Value.AddDays(-21), isToCome ? now.AddHours(-30) : demo.Workshop.StartsAt.Value.AddDays(-1));
        first = first < last ? first : last.AddDays(-3);
        var wanted = demo.Workshop.Capacity + (isToCome ? faker.Random.Int(-2, 3) : faker.Random.Int(-2, 1));
        var who = faker.Random.ListItems([.. people.Where(p => p.Home == demo.Home && p.Person.AddedAt < first)], Math.Max(3, wanted));
        var seats = new WorkshopSeats(demo.Workshop, []);
        for (var i = 0; i < who.Count; i++)
        {
            var at = first + ((last - first) * i / who.Count);
            var enrolment = seats.Enrol(who[i].Person.Id, faker.Random.Guid(), faker.Random.ListItem([.. demo.Home.Staff]), at).Value;
            demo.Enrolments.Add(enrolment);
        }

        if (isToCome && demo.Enrolments.Exists(e => e.Status is EnrolmentStatus.Waiting))
        {
            seats.Cancel(demo.Enrolments[0], EnrolmentEnd.Withdrew, "Rendez-vous médical le même jour.", now.AddHours(-5));
            seats.Offer(WorkshopSeats.DefaultOffer, now.AddHours(-4));
        }

        db.Enrolments.AddRange(demo.Enrolments);
    }

    private void AddNeeds()
    {
        (int Person, AccessNeed Needs, string Language, string Note)[] needs =
        [
            (1, AccessNeed.Language, "ar", "Lit un peu le français."), (4, AccessNeed.Language | AccessNeed.Childcare, "fa", ""), (5, AccessNeed.Language, "am", ""),
            (9, AccessNeed.Wheelchair | AccessNeed.Transport, "", "Prévenir le chauffeur la veille."), (10, AccessNeed.Language, "ar", ""), (12, AccessNeed.Hearing, "", "Parler face à elle."), (22, AccessNeed.Sight, "", "Grands caractères."),
        ];
        db.PersonNeeds.AddRange(needs.Select(n => PersonNeeds.Of(people[n.Person].Person.Id, n.Needs, n.Language, n.Note).Value));
    }

    /// <summary>Requests from the public page that wait for the desk.</summary>
    private void Ask()
    {
        var open = _workshops.Where(w => w.Home == places.Lille && w.Workshop.StartsAt > now && w.Workshop.TakesEnrolments).ToList();
        (string Name, string Contact, string Language)[] asked = [("Yasmina Cherif", "06 39 98 12 40", "fr"), ("Bertrand Lemaire", "bertrand.lemaire@example.org", "fr"), ("Samuel Mensah", "06 39 98 12 41", "en")];
        foreach (var ((name, contact, language), i) in asked.Select((a, i) => (a, i)).Where(x => x.i < open.Count))
        {
            db.PublicRequests.Add(PublicRequest.Receive(open[i].Workshop, name, contact, language, faker.Random.Guid(), now.AddHours(-3 - i)).Value);
        }
    }
}

/// <summary>A workshop of the demonstration.</summary>
/// <param name="Course">Its place among <see cref="DemoCourses"/>.</param>
internal sealed record DemoWorkshop(Workshop Workshop, DemoCentre Home, int Course, Actor Trainer)
{
    public List<Enrolment> Enrolments { get; } = [];
}
