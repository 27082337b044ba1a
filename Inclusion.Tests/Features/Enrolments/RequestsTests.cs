using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Enrolments.Join;
using Inclusion.Web.Features.Enrolments.Needs;
using Inclusion.Web.Features.Enrolments.Requests;
using Inclusion.Web.Features.Enrolments.Seats;
using Inclusion.Web.Shared.Training;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Enrolments;

public sealed class RequestsTests
{
    [Fact]
    public async Task A_request_is_kept_once_and_confirmed_for_someone_new_or_known()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(capacity: 1);
        var known = await database.AddPersonAsync("Éloïse Nguyễn", email: "eloise@example.org");
        var command = new ReceiveRequestCommand(Guid.NewGuid(), workshop, "eloise nguyen", "eloise@example.org", "fr");
        Assert.False((await ReceiveAsync(database, command)).IsRefused);
        Assert.False((await ReceiveAsync(database, command)).IsRefused);
        Assert.False((await ReceiveAsync(database, command with { RequestKey = Guid.NewGuid(), Name = "Omar", Contact = "06 12 34 56 78" })).IsRefused);

        var rows = (await database.As<ListRequests>().RunAsync(null, CancellationToken.None)).Rows;
        Assert.Equal([("eloise nguyen", 1), ("Omar", 0)], rows.Select(r => (r.Name, r.Alike.Known.Count)));
        Assert.Equal(EnrolmentStatus.Enrolled, (await ConfirmAsync(database, rows[0].Id, known)).Value);
        Assert.Equal(EnrolmentStatus.Waiting, (await ConfirmAsync(database, rows[1].Id, null)).Value);
        Assert.IsType<RequestHandled>((await ConfirmAsync(database, rows[1].Id, null)).Refusal);

        Assert.Empty((await database.As<ListRequests>().RunAsync(null, CancellationToken.None)).Rows);
        var omar = await database.ReadAsync(db => db.People.SingleAsync(p => p.Name == "Omar"));
        Assert.Equal(("06 12 34 56 78", ""), (omar.Phone, omar.Email));
        Assert.Equal(2, await database.ReadAsync(db => db.Messages.CountAsync(m => m.IsConfirmation)));
    }

    [Fact]
    public async Task A_form_that_is_sent_again_after_its_request_was_deleted_comes_to_a_place_of_its_own()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync();
        var known = await database.AddPersonAsync("Omar Sy", email: "omar@example.org");
        var command = new ReceiveRequestCommand(Guid.NewGuid(), workshop, "Omar Sy", "omar@example.org", "fr");
        await ReceiveAsync(database, command);
        Assert.Equal(EnrolmentStatus.Enrolled, (await ConfirmAsync(database, await database.ReadAsync(db => db.PublicRequests.Select(r => r.Id).SingleAsync()), known)).Value);
        Assert.True((await database.As<DeleteRequest>(Actor.Product).OwnAsync(command.RequestKey, CancellationToken.None)).Value);
        var place = await database.ReadAsync(db => db.Enrolments.Select(e => e.Id).SingleAsync());
        Assert.False((await database.As<CancelEnrolment>().RunAsync(new CancelEnrolmentCommand(place, EnrolmentEnd.Withdrew, "Ill"), CancellationToken.None)).IsRefused);

        await ReceiveAsync(database, command);
        Assert.Equal(EnrolmentStatus.Enrolled, (await ConfirmAsync(database, await database.ReadAsync(db => db.PublicRequests.Select(r => r.Id).SingleAsync()), known)).Value);
    }

    [Fact]
    public async Task Only_public_workshops_that_take_enrolments_are_shown_and_take_requests()
    {
        await using var database = await TestDatabase.CreateAsync();
        var shown = await database.AddWorkshopAsync(capacity: 1);
        await database.EnrolAsync(shown, await database.AddPersonAsync());
        var hidden = await database.AddWorkshopAsync(facts: new WorkshopFacts { IsPublic = false });
        await database.AddWorkshopAsync(open: false);

        var listed = Assert.Single(await database.As<ListPublicWorkshops>(Actor.Product).RunAsync(CancellationToken.None));
        Assert.Equal((shown, false), (listed.Id, listed.HasSeats));
        Assert.IsType<WorkshopNotOpen>((await ReceiveAsync(database, new ReceiveRequestCommand(Guid.NewGuid(), hidden, "A", "a@example.org", "fr"))).Refusal);
        Assert.IsType<ContactNotUnderstood>((await ReceiveAsync(database, new ReceiveRequestCommand(Guid.NewGuid(), shown, "A", "call me", "fr"))).Refusal);
    }

    [Fact]
    public async Task A_request_is_answered_only_where_the_workshop_is_and_declined_with_a_reason()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ReceiveAsync(database, new ReceiveRequestCommand(Guid.NewGuid(), await database.AddWorkshopAsync(), "Omar", "06 12 34 56 78", "fr"));
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Sud"), "sud@example.org");
        var request = Assert.Single((await database.As<ListRequests>().RunAsync(null, CancellationToken.None)).Rows).Id;

        Assert.Empty((await database.As<ListRequests>(elsewhere).RunAsync(null, CancellationToken.None)).Rows);
        Assert.IsType<NotFound>((await database.As<ConfirmRequest>(elsewhere).RunAsync(new ConfirmRequestCommand(request, null), CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.As<DeclineRequest>(elsewhere).RunAsync(new DeclineRequestCommand(request, null), CancellationToken.None)).Refusal);
        Assert.False((await database.As<DeclineRequest>().RunAsync(new DeclineRequestCommand(request, "Asked twice"), CancellationToken.None)).IsRefused);
        Assert.Equal("Asked twice", await database.ReadAsync(db => db.PublicRequests.Select(r => r.Reason).SingleAsync()));
        Assert.Empty((await database.As<ListRequests>().RunAsync(null, CancellationToken.None)).Rows);
    }

    [Theory]
    [InlineData("en", "We are sorry: we cannot give you one.")]
    [InlineData("fr", "nous ne pouvons pas vous en donner une")]
    public async Task Whoever_left_an_address_is_told_that_their_request_is_declined_in_the_language_in_which_they_asked(string language, string said)
    {
        await using var server = new SmtpListener();
        await using var database = await TestDatabase.CreateAsync(replace: services => services.SendMailTo(server.Port));
        var workshop = await database.AddWorkshopAsync();
        await ReceiveAsync(database, new ReceiveRequestCommand(Guid.NewGuid(), workshop, "Omar", "omar@example.org", language));
        await ReceiveAsync(database, new ReceiveRequestCommand(Guid.NewGuid(), workshop, "Lina", "06 12 34 56 78", language));
        var rows = (await database.As<ListRequests>().RunAsync(null, CancellationToken.None)).Rows;

        Assert.Equal(DeclinedRequest.Told, (await database.As<DeclineRequest>().RunAsync(new DeclineRequestCommand(rows[0].Id, "The course is for beginners", Tell: true), CancellationToken.None)).Value);
        Assert.Equal(DeclinedRequest.Silently, (await database.As<DeclineRequest>().RunAsync(new DeclineRequestCommand(rows[1].Id, null, Tell: true), CancellationToken.None)).Value);

        var mail = Assert.Single(server.Received);
        Assert.Contains("omar@example.org", mail.To, StringComparison.Ordinal);
        Assert.Contains("The course is for beginners", mail.Body, StringComparison.Ordinal);
        Assert.Contains(said, mail.Body, StringComparison.Ordinal);
        Assert.IsType<RequestHandled>((await database.As<DeclineRequest>().RunAsync(new DeclineRequestCommand(rows[0].Id, null, Tell: true), CancellationToken.None)).Refusal);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task The_public_list_is_ordered_by_the_next_date_still_to_come_and_says_what_it_is_about()
    {
        await using var database = await TestDatabase.CreateAsync();
        var begun = await database.AddWorkshopAsync(
            sessions: [ArrangedTraining.Session(database.Today.AddDays(1)), ArrangedTraining.Session(database.Today.AddDays(20))], facts: new WorkshopFacts { IsPublic = true, AccessNotes = "Ring twice" });
        var soon = await database.AddWorkshopAsync(sessions: [ArrangedTraining.Session(database.Today.AddDays(5))]);
        await database.AddWorkshopAsync(sessions: [ArrangedTraining.Session(database.Today.AddDays(1))]);
        database.Clock.Advance(TimeSpan.FromDays(2));

        var listed = await database.As<ListPublicWorkshops>(Actor.Product).RunAsync(CancellationToken.None);

        Assert.Equal([(soon, false), (begun, true)], listed.Select(w => (w.Id, w.HasBegun)));
        Assert.Equal([database.Today.AddDays(18)], listed[1].Sessions.Select(s => s.Date));
        Assert.Equal(("Ring twice", CourseLevel.Foundation, 2), (listed[1].AccessNotes, listed[1].Level, listed[1].Course.Objectives.Count));
    }

    [Fact]
    public async Task Access_needs_are_for_those_who_arrange_them_and_another_trainer_learns_only_how_many()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (person, workshop) = (await database.AddPersonAsync(), await database.AddWorkshopAsync());
        await database.EnrolAsync(workshop, person);
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        var command = new ChangeNeedsCommand(person, AccessNeed.Wheelchair | AccessNeed.Language, "ar", "Ramp", 0);

        Assert.IsType<NotAllowed>((await database.As<ChangeNeeds>(trainer).RunAsync(command, CancellationToken.None)).Refusal);
        Assert.IsType<NeedLanguageMissing>((await database.As<ChangeNeeds>().RunAsync(command with { Language = "" }, CancellationToken.None)).Refusal);
        Assert.False((await database.As<ChangeNeeds>().RunAsync(command, CancellationToken.None)).IsRefused);
        Assert.IsType<ChangedMeanwhile>((await database.As<ChangeNeeds>().RunAsync(command, CancellationToken.None)).Refusal);

        var opened = (await database.As<FindNeeds>().RunAsync(person, CancellationToken.None)).Value;
        Assert.Equal(("ar", "Ramp"), (opened.Language, opened.Note));
        Assert.Contains(await database.ReadAsync(db => db.AuditEntries.ToListAsync()), a => a is { Record: nameof(PersonNeeds), Action: AuditAction.Seen });
        var (summary, mayReadWho) = (await database.As<FindNeedsSummary>(trainer).RunAsync(workshop, CancellationToken.None))!;
        Assert.False(mayReadWho);
        Assert.IsType<NotAllowed>((await database.As<ListWorkshopNeeds>(trainer).RunAsync(workshop, CancellationToken.None)).Refusal);
        Assert.Equal([(AccessNeed.Wheelchair, 1), (AccessNeed.Language, 1)], summary.Counts);
        Assert.Equal([("ar", 1)], summary.Languages);
    }

    [Fact]
    public async Task Whoever_gives_a_workshop_reads_who_needs_what_until_a_day_after_it_and_it_is_noted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var trainers = new List<Actor>();
        foreach (var name in new[] { "gives", "stands-in", "other" })
        {
            trainers.Add(await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, $"{name}@example.org"));
        }

        var elsewhere = await database.AddStaffAsync(StaffRole.Trainer, await database.AddCentreAsync("Sud"), "elsewhere@example.org");
        var workshop = await database.AddWorkshopAsync(capacity: 1, facts: new WorkshopFacts { TrainerIds = [trainers[0].StaffId!.Value] });
        await database.StandInAsync(workshop, 1, trainers[1].StaffId!.Value);
        var (person, waits) = (await database.AddPersonAsync("Zoé"), await database.AddPersonAsync("Ahmed"));
        await database.EnrolAsync(workshop, person);
        await database.EnrolAsync(workshop, waits);
        foreach (var id in new[] { person, waits })
        {
            Assert.False((await database.As<ChangeNeeds>().RunAsync(new ChangeNeedsCommand(id, AccessNeed.Hearing, "", "Face to face", 0), CancellationToken.None)).IsRefused);
        }

        foreach (var trainer in trainers[..2])
        {
            Assert.Equal([new LearnerNeeds(person, "Zoé", AccessNeed.Hearing, "", "Face to face")], (await ReadAsync(trainer)).Value);
            Assert.True((await database.As<FindNeedsSummary>(trainer).RunAsync(workshop, CancellationToken.None))!.MayReadWho);
            Assert.True(await database.ReadAsync(db => db.AuditEntries.AnyAsync(a => a.Record == nameof(PersonNeeds) && a.Action == AuditAction.Seen && a.StaffId == trainer.StaffId && db.PersonNeeds.Any(n => n.Id == a.RecordId && n.PersonId == person))));
        }

        Assert.False((await ReadAsync(database.Administrator)).IsRefused);
        Assert.IsType<NotAllowed>((await ReadAsync(trainers[2])).Refusal);
        Assert.IsType<NotFound>((await ReadAsync(elsewhere)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<ChangeNeeds>(trainers[0]).RunAsync(new ChangeNeedsCommand(person, AccessNeed.Sight, "", "", 1), CancellationToken.None)).Refusal);

        // The second session ends on the eighth day.
        var end = await database.ReadAsync(db => db.WorkshopSessions.MaxAsync(s => s.EndsAt));
        database.Clock.Advance(end - database.Clock.GetUtcNow() + TimeSpan.FromHours(23));
        Assert.False((await ReadAsync(trainers[0])).IsRefused);

        // Whoever arranges has nothing to arrange any more, and whose only session was cancelled gave nothing.
        Assert.IsType<NotAllowed>((await ReadAsync(database.Administrator)).Refusal);
        await database.ArrangeAsync(db => db.WorkshopSessions.Where(s => s.TrainerId == trainers[1].StaffId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Status, SessionStatus.Cancelled)));
        Assert.IsType<NotAllowed>((await ReadAsync(trainers[1])).Refusal);
        database.Clock.Advance(TimeSpan.FromHours(2));
        Assert.IsType<NotAllowed>((await ReadAsync(trainers[0])).Refusal);

        Task<Outcome<IReadOnlyList<LearnerNeeds>>> ReadAsync(Actor actor) => database.As<ListWorkshopNeeds>(actor).RunAsync(workshop, CancellationToken.None);
    }

    [Fact]
    public async Task Access_needs_open_at_the_centre_of_a_workshop_that_the_person_is_in_and_while_it_is_not_over()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (person, workshop) = (await database.AddPersonAsync(), await database.AddWorkshopAsync());
        var here = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "here@example.org");
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Sud"), "elsewhere@example.org");
        async Task<Refusal?[]> OpenAsync() =>
        [
            (await database.As<FindNeeds>(here).RunAsync(person, CancellationToken.None)).Refusal,
            (await database.As<FindNeeds>(elsewhere).RunAsync(person, CancellationToken.None)).Refusal,
            (await database.As<ChangeNeeds>(elsewhere).RunAsync(new ChangeNeedsCommand(person, AccessNeed.Wheelchair, "", "", 0), CancellationToken.None)).Refusal,
        ];

        Assert.All(await OpenAsync(), refusal => Assert.IsType<NeedsNotTheirs>(refusal));
        await database.EnrolAsync(workshop, person);
        Assert.Equal([null, nameof(NeedsNotTheirs), nameof(NeedsNotTheirs)], (await OpenAsync()).Select(refusal => refusal?.Name));

        database.Clock.Advance(TimeSpan.FromDays(60));
        Assert.All(await OpenAsync(), refusal => Assert.IsType<NeedsNotTheirs>(refusal));
        Assert.IsType<NotFound>((await database.As<FindNeeds>(here).RunAsync(person + 1, CancellationToken.None)).Refusal);
    }

    private static Task<Outcome> ReceiveAsync(TestDatabase database, ReceiveRequestCommand command) => database.As<ReceiveRequest>(Actor.Product).RunAsync(command, CancellationToken.None);

    private static Task<Outcome<EnrolmentStatus>> ConfirmAsync(TestDatabase database, long request, long? person) =>
        database.As<ConfirmRequest>().RunAsync(new ConfirmRequestCommand(request, person), CancellationToken.None);
}
