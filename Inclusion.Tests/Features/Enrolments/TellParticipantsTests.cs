using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Enrolments.Tell;
using Inclusion.Web.Features.Messages;
using Inclusion.Web.Shared.Training;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Enrolments;

public sealed class TellParticipantsTests
{
    private static readonly ParticipantText[] Both =
    [
        new("fr", "Atelier de lundi", "Prenez votre téléphone."),
        new("en", "Monday’s workshop", "Bring your phone."),
    ];

    [Fact]
    public async Task Each_is_told_once_in_their_language_and_by_their_channel_and_the_workshop_remembers()
    {
        await using var server = new SmtpListener();
        await using var database = await TestDatabase.CreateAsync(replace: services => services.SendMailTo(server.Port));
        var workshop = await database.AddWorkshopAsync(capacity: 3);
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Jane Doe", email: "jane@example.org", language: "en"));
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Amina", phone: "06 12 34 56 78", language: "ar"));
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Sans rien"));
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Attend", email: "attend@example.org"));
        var command = new TellParticipantsCommand(Guid.NewGuid(), workshop, WaitingToo: false, Both);

        Assert.Equal(new ParticipantsTold(1, 2), (await database.As<TellParticipants>().RunAsync(command, CancellationToken.None)).Value);
        Assert.Equal(new ParticipantsTold(0, 0), (await database.As<TellParticipants>().RunAsync(command, CancellationToken.None)).Value);

        var messages = await database.ReadAsync(db => db.Messages.OrderBy(m => m.Id).ToListAsync());
        Assert.Equal(
            [("en", "jane@example.org", MessageStatus.Queued), ("fr", "06 12 34 56 78", MessageStatus.ToCall), ("fr", "", MessageStatus.ToCall)],
            messages.Select(m => (m.Language, m.To, m.Status)));
        Assert.StartsWith("Hello Jane Doe,\n\nBring your phone.\n\n", messages[0].Body, StringComparison.Ordinal);
        Assert.Equal("Atelier de lundi", messages[1].Subject);
        var remembered = await database.ReadAsync(db => db.WorkshopEvents.SingleAsync(e => e.WorkshopId == workshop && e.Kind == WorkshopEventKind.ParticipantsTold));
        Assert.Equal(("Atelier de lundi", false), (remembered.Reason, remembered.IsToTell));

        Assert.Equal(1, (await database.SendAsync()).Of(nameof(MessageText.MessagesSent)));
        Assert.Contains("Bring your phone.", Assert.Single(server.Received).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_or_is_offered_a_place_is_told_when_that_is_chosen_and_who_left_never_is()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(capacity: 1);
        var left = await database.EnrolAsync(workshop, await database.AddPersonAsync("Left", email: "left@example.org"));
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Offered", email: "offered@example.org"));
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Waits", email: "waits@example.org"));
        await database.CancelPlaceAsync(left);
        await database.SendAsync();

        Assert.IsType<NobodyToTell>((await TellAsync(false)).Refusal);
        Assert.Equal(2, (await TellAsync(true)).Value.Queued);
        Assert.Equal(["offered@example.org", "waits@example.org"], await database.ReadAsync(db => db.Messages.Where(m => m.Subject == Both[0].Subject).OrderBy(m => m.To).Select(m => m.To).ToListAsync()));

        Task<Outcome<ParticipantsTold>> TellAsync(bool waitingToo) => database.As<TellParticipants>().RunAsync(new TellParticipantsCommand(Guid.NewGuid(), workshop, waitingToo, Both), CancellationToken.None);
    }

    [Fact]
    public async Task Who_does_not_want_to_be_written_to_is_called()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync();
        await database.EnrolAsync(workshop, await database.ArrangeAsync(async db =>
        {
            var person = db.Add(Person.Add(new PersonFacts { Name = "Calls only", Email = "c@example.org", Phone = "06 12 34 56 78", PreferredChannel = ContactChannel.Call }, database.Clock.GetUtcNow()).Value).Entity;
            await db.SaveChangesAsync();
            return person.Id;
        }));

        Assert.Equal(new ParticipantsTold(0, 1), (await database.As<TellParticipants>().RunAsync(new TellParticipantsCommand(Guid.NewGuid(), workshop, false, Both), CancellationToken.None)).Value);
    }

    [Fact]
    public async Task Who_gives_it_writes_to_those_of_it_and_sees_no_contact_details()
    {
        await using var database = await TestDatabase.CreateAsync();
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        var standIn = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "stand-in@example.org");
        var workshop = await database.AddWorkshopAsync(facts: new WorkshopFacts { TrainerIds = [trainer.StaffId!.Value] });
        await database.StandInAsync(workshop, 0, standIn.StaffId!.Value);
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Amina", phone: "06 12 34 56 78", email: "a@example.org"));

        var preview = (await database.As<PreviewParticipants>(trainer).RunAsync(workshop, CancellationToken.None)).Value;
        Assert.Equal(("Amina", ContactChannel.Email, ""), (preview.People[0].Name, preview.People[0].Channel, preview.People[0].To));
        Assert.False(preview.SeesPeople);
        Assert.Equal("a@example.org", (await database.As<PreviewParticipants>().RunAsync(workshop, CancellationToken.None)).Value.People[0].To);
        foreach (var who in new[] { trainer, standIn })
        {
            Assert.True((await database.As<FindWorkshopHeading>(who).RunAsync(workshop, CancellationToken.None))!.MayTell);
            Assert.Equal(1, (await database.As<TellParticipants>(who).RunAsync(new TellParticipantsCommand(Guid.NewGuid(), workshop, false, Both), CancellationToken.None)).Value.Queued);
        }
    }

    [Fact]
    public async Task Only_who_arranges_it_there_writes_and_a_draft_or_an_empty_text_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Elsewhere"), "elsewhere@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        var workshop = await database.AddWorkshopAsync();
        await database.EnrolAsync(workshop, await database.AddPersonAsync(email: "a@example.org"));
        var command = new TellParticipantsCommand(Guid.NewGuid(), workshop, false, Both);

        Assert.IsType<NotFound>((await database.As<TellParticipants>(elsewhere).RunAsync(command, CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.As<PreviewParticipants>(elsewhere).RunAsync(workshop, CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<TellParticipants>(trainer).RunAsync(command, CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<PreviewParticipants>(trainer).RunAsync(workshop, CancellationToken.None)).Refusal);
        Assert.False((await database.As<FindWorkshopHeading>(trainer).RunAsync(workshop, CancellationToken.None))!.MayTell);
        Assert.IsType<ParticipantTextMissing>((await database.As<TellParticipants>().RunAsync(command with { Texts = [] }, CancellationToken.None)).Refusal);
        Assert.Equal(0, await database.ReadAsync(db => db.Messages.CountAsync()));
    }
}
