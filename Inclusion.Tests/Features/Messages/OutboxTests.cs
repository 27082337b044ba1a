using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Messages.Calls;
using Inclusion.Web.Features.Messages.Details;
using Inclusion.Web.Features.Messages.List;
using Inclusion.Web.Features.Messages.Send;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Messages;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_call_without_answer_stays_on_the_list_with_its_next_step()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await PlanCallAsync(database);

        var outcome = await database.As<NoteCall>().RunAsync(new NoteCallCommand(id, CallOutcome.NoAnswer, "ring after six", Done: false), default);

        Assert.Equal(MessageStatus.ToCall, outcome.Value);
        var row = Assert.Single((await ListAsync(database, MessageTab.ToCall)).Rows);
        Assert.Equal((CallOutcome.NoAnswer, "ring after six", database.Administrator.Name), (row.Calls[0].Outcome, row.Calls[0].NextStep, row.Calls[0].StaffName));
        Assert.Equal("06 12 34 56 78", row.Phone);
        Assert.Single(row.Still.Loans);
    }

    [Fact]
    public async Task Who_was_reached_leaves_the_list_and_has_been_in_contact()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await PlanCallAsync(database);
        database.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(MessageStatus.CallDone, (await database.As<NoteCall>().RunAsync(new NoteCallCommand(id, CallOutcome.Reached, "", false), default)).Value);

        Assert.Empty((await ListAsync(database, MessageTab.ToCall)).Rows);
        Assert.Single((await ListAsync(database, MessageTab.Called)).Rows);
        Assert.Equal(database.Clock.GetUtcNow(), (await database.ReadAsync(db => db.People.SingleAsync())).LastContactAt);
        Assert.IsType<MessageNotToCall>((await database.As<NoteCall>().RunAsync(new NoteCallCommand(id, CallOutcome.Reached, "", false), default)).Refusal);
    }

    [Fact]
    public async Task A_next_step_that_is_too_long_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await PlanCallAsync(database);
        Assert.IsType<FieldTooLong>((await database.As<NoteCall>().RunAsync(new NoteCallCommand(id, CallOutcome.NoAnswer, new string('x', 301), false), default)).Refusal);
    }

    [Fact]
    public async Task What_another_centre_says_is_neither_listed_nor_opened_nor_changed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var other = await database.AddCentreAsync("Maison Sud");
        var stranger = await database.AddStaffAsync(StaffRole.Desk, other, "sud@example.org");
        var id = await PlanCallAsync(database);

        Assert.Empty((await database.As<ListMessages>(stranger).RunAsync(new MessageFilter(MessageTab.ToCall, CentreId: database.CentreId), ListPlace.Start, default)).Rows);
        Assert.IsType<NotFound>((await database.As<FindMessage>(stranger).RunAsync(id, false, default)).Refusal);
        Assert.IsType<NotFound>((await database.As<NoteCall>(stranger).RunAsync(new NoteCallCommand(id, CallOutcome.Reached, "", false), default)).Refusal);
        Assert.IsType<NotFound>((await database.As<SendAgain>(stranger).RunAsync(id, default)).Refusal);
        Assert.IsType<NotFound>((await database.As<CallInstead>(stranger).RunAsync(id, default)).Refusal);
    }

    [Fact]
    public async Task A_trainer_has_no_business_here()
    {
        await using var database = await TestDatabase.CreateAsync();
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        var id = await PlanCallAsync(database);
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ListMessages>(trainer).RunAsync(new MessageFilter(), ListPlace.Start, default));
        Assert.IsType<NotAllowed>((await database.As<FindMessage>(trainer).RunAsync(id, false, default)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<NoteCall>(trainer).RunAsync(new NoteCallCommand(id, CallOutcome.Reached, "", false), default)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<SendAgain>(trainer).RunAsync(id, default)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<CallInstead>(trainer).RunAsync(id, default)).Refusal);
    }

    [Fact]
    public async Task A_failed_message_is_sent_again_to_the_address_that_the_person_has_now_under_a_new_name()
    {
        await using var server = new SmtpListener();
        await using var database = await TestDatabase.CreateAsync(replace: services => services.SendMailTo(server.Port));
        var person = await database.AddPersonAsync("Ama", email: "typo@example.org");
        await database.AddLoanAsync(person, database.Today);
        await database.PlanAsync();
        server.Answer = command => command.Contains("typo", StringComparison.Ordinal) ? "550 who" : null;
        await database.SendAsync();
        var failed = Assert.Single((await ListAsync(database, MessageTab.Failed)).Rows);
        Assert.Contains("who", failed.LastError, StringComparison.Ordinal);
        var oldName = await database.ReadAsync(db => db.Messages.Select(m => m.MessageId).SingleAsync());
        await ChangeAsync(database, person, new PersonFacts { Name = "Ama", Email = "right@example.org" });

        Assert.False((await database.As<SendAgain>().RunAsync(failed.Id, default)).IsRefused);
        await database.SendAsync();

        var mail = Assert.Single(server.Received);
        Assert.Equal("right@example.org", mail.To);
        Assert.NotEqual($"<{oldName}>", mail.MessageId);
    }

    [Fact]
    public async Task A_failed_message_can_become_a_call()
    {
        await using var server = new SmtpListener { Answer = command => command.StartsWith("RCPT", StringComparison.Ordinal) ? "550 no" : null };
        await using var database = await TestDatabase.CreateAsync(replace: services => services.SendMailTo(server.Port));
        await database.AddLoanAsync(await database.AddPersonAsync(phone: "06 12 34 56 78", email: "a@example.org"), database.Today);
        await database.PlanAsync();
        await database.SendAsync();
        var id = (await ListAsync(database, MessageTab.Failed)).Rows[0].Id;

        Assert.False((await database.As<CallInstead>().RunAsync(id, default)).IsRefused);

        Assert.Equal((id, ContactChannel.Call), (await ListAsync(database, MessageTab.ToCall)).Rows.Select(r => (r.Id, r.Channel)).Single());
        Assert.IsType<MessageNotFailed>((await database.As<CallInstead>().RunAsync(id, default)).Refusal);
    }

    [Fact]
    public async Task Nothing_is_sent_again_that_has_nothing_left_to_say_or_nobody_to_go_to()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Ama", email: "a@example.org");
        var loan = await database.AddLoanAsync(person, database.Today);
        await database.PlanAsync();
        await database.SendAsync();
        var id = (await ListAsync(database, MessageTab.Sent)).Rows[0].Id;

        await ChangeAsync(database, person, new PersonFacts { Name = "Ama" });
        Assert.IsType<PersonWithoutEmail>((await database.As<SendAgain>().RunAsync(id, default)).Refusal);

        await ChangeAsync(database, person, new PersonFacts { Name = "Ama", Email = "a@example.org" });
        await database.GiveBackAsync(loan);
        Assert.IsType<NothingLeftToSay>((await database.As<SendAgain>().RunAsync(id, default)).Refusal);
    }

    [Fact]
    public async Task Opening_a_message_is_noted_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await PlanCallAsync(database);
        var view = (await database.As<FindMessage>().RunAsync(id, again: false, default)).Value;
        await database.As<FindMessage>().RunAsync(id, again: true, default);
        Assert.Contains("Fatoumata Diarra", view.Body, StringComparison.Ordinal);
        var seen = await database.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Seen));
        Assert.Equal((nameof(Message), id), (seen.Record, seen.RecordId));
    }

    [Fact]
    public async Task The_list_goes_forth_and_back_page_by_page_and_is_filtered_by_person_and_name()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var i = 0; i < 105; i++)
        {
            await database.AddLoanAsync(await database.AddPersonAsync($"Person {i:00}", phone: "06 12 34 56 78"), database.Today);
        }

        await database.PlanAsync();
        var list = database.As<ListMessages>();
        var first = await list.RunAsync(new MessageFilter(), ListPlace.Start, default);
        var second = await list.RunAsync(new MessageFilter(), new ListPlace(After: first.After), default);
        var third = await list.RunAsync(new MessageFilter(), new ListPlace(After: second.After), default);
        var back = await list.RunAsync(new MessageFilter(), new ListPlace(Before: third.Before), default);

        Assert.Equal((50, 50, 5), (first.Rows.Count, second.Rows.Count, third.Rows.Count));
        Assert.Equal(second.Rows.Select(r => r.Id), back.Rows.Select(r => r.Id));
        Assert.Null(first.Before);
        Assert.Null(third.After);
        Assert.Equal(105, first.Rows.Concat(second.Rows).Concat(third.Rows).Select(r => r.Id).Distinct().Count());
        Assert.Equal("Person 42", Assert.Single((await list.RunAsync(new MessageFilter(Text: "person 42"), ListPlace.Start, default)).Rows).Person);
        Assert.Single((await list.RunAsync(new MessageFilter(PersonId: first.Rows[3].PersonId), ListPlace.Start, default)).Rows);
        Assert.Equal(105, (await list.CountAsync(new MessageFilter(), default))[MessageTab.ToCall]);
    }

    [Theory]
    [InlineData(null, MessageTab.ToCall)]
    [InlineData("failed", MessageTab.Failed)]
    [InlineData("to-call", MessageTab.ToCall)]
    [InlineData("nonsense", MessageTab.ToCall)]
    public void The_address_says_what_is_shown(string? show, MessageTab expected) => Assert.Equal(expected, MessageFilter.From(show, null, null, null).Tab);

    [Theory]
    [InlineData("06 12 34 56 78", "tel:0612345678")]
    [InlineData("+33 (0)6-12.34", "tel:+33061234")]
    [InlineData("01 23 45 67 89 x12", "tel:0123456789")]
    public void A_number_is_dialled_without_its_decoration(string phone, string expected) => Assert.Equal(expected, CallWords.Link(phone));

    private static async Task<long> PlanCallAsync(TestDatabase database)
    {
        await database.AddLoanAsync(await database.AddPersonAsync(phone: "06 12 34 56 78"), database.Today);
        await database.PlanAsync();
        return await database.ReadAsync(db => db.Messages.Select(m => m.Id).SingleAsync());
    }

    private static Task<ListPage<MessageRow>> ListAsync(TestDatabase database, MessageTab tab) => database.As<ListMessages>().RunAsync(new MessageFilter(tab), ListPlace.Start, default);

    private static Task ChangeAsync(TestDatabase database, long person, PersonFacts facts) =>
        database.ArrangeAsync(async db => (await db.People.SingleAsync(p => p.Id == person)).Change(facts, database.Clock.GetUtcNow()).IsRefused);
}
