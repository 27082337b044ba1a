using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Messages.Chosen;
using Inclusion.Web.Features.Messages.List;
using Inclusion.Web.Features.Messages.Send;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Messages;

public sealed class ActOnMessagesTests
{
    [Fact]
    public async Task Failed_messages_are_sent_again_and_the_preview_names_those_that_cannot_be()
    {
        await using var server = new SmtpListener { Answer = command => command.StartsWith("RCPT", StringComparison.Ordinal) ? "550 no such mailbox" : null };
        await using var database = await TestDatabase.CreateAsync(replace: services => services.SendMailTo(server.Port));
        var ama = await FailAsync(database, "Ama");
        var bea = await FailAsync(database, "Béa");
        var call = await PlanCallAsync(database, "Chloé");
        await database.ArrangeAsync(async db => (await db.People.SingleAsync(p => p.Name == "Béa")).Change(new PersonFacts { Name = "Béa", Phone = "06 12 34 56 78" }, database.Clock.GetUtcNow()).IsRefused);
        var acting = database.As<ActOnMessages>();

        var preview = (await acting.PreviewAsync([ama, bea, call, 999], new MessageWish(MessageAct.SendAgain), default)).Value;

        Assert.Equal(1, preview.Done);
        Assert.Equal([new MessageLeft("Béa", new PersonWithoutEmail()), new MessageLeft("Chloé", new PersonWithoutEmail()), new MessageLeft("", new NotFound())], preview.Left);
        Assert.Equal([MessageStatus.Failed, MessageStatus.Failed, MessageStatus.ToCall], await StatesAsync(database));

        var done = (await acting.RunAsync([ama, bea, call, 999], new MessageWish(MessageAct.SendAgain), default)).Value;
        Assert.Equal((preview.Done, 3), (done.Done, done.Left.Count));
        Assert.Equal(preview.Left.Select(left => left.Why), done.Left);
        Assert.Equal([MessageStatus.Queued, MessageStatus.Failed, MessageStatus.ToCall], await StatesAsync(database));

        Assert.Equal(1, (await acting.PreviewAsync([ama, bea], new MessageWish(MessageAct.CallInstead), default)).Value.Done);
        Assert.Equal(1, (await acting.RunAsync([ama, bea], new MessageWish(MessageAct.CallInstead), default)).Value.Done);
        Assert.Equal([MessageStatus.Queued, MessageStatus.ToCall, MessageStatus.ToCall], await StatesAsync(database));
    }

    [Fact]
    public async Task Calls_are_noted_together_and_every_message_that_matches_can_be_chosen()
    {
        await using var database = await TestDatabase.CreateAsync();
        var ids = new[] { await PlanCallAsync(database, "Ama"), await PlanCallAsync(database, "Béa") };
        Assert.Equal(ids, await database.As<ListMessages>().ListIdsAsync(new MessageFilter(), default));
        var wish = new MessageWish(MessageAct.NoteCall, CallOutcome.Reached);

        Assert.Equal(2, (await database.As<ActOnMessages>().PreviewAsync(ids, wish, default)).Value.Done);
        Assert.Equal([MessageStatus.ToCall, MessageStatus.ToCall], await StatesAsync(database));
        Assert.Equal(2, (await database.As<ActOnMessages>().RunAsync(ids, wish, default)).Value.Done);

        Assert.Equal([MessageStatus.CallDone, MessageStatus.CallDone], await StatesAsync(database));
        Assert.Equal(2, await database.ReadAsync(db => db.MessageCalls.CountAsync(c => c.Outcome == CallOutcome.Reached && c.StaffName == database.Administrator.Name)));
        Assert.All((await database.As<ActOnMessages>().RunAsync(ids, wish, default)).Value.Left, left => Assert.IsType<MessageNotToCall>(left));
    }

    [Fact]
    public async Task Waiting_messages_are_withdrawn_together_and_what_they_said_is_not_said_again()
    {
        await using var server = new SmtpListener();
        await using var database = await TestDatabase.CreateAsync(replace: services => services.SendMailTo(server.Port));
        var ids = new List<long>();
        foreach (var name in new[] { "Ama", "Béa" })
        {
            await database.AddLoanAsync(await database.AddPersonAsync(name, email: $"{Guid.NewGuid():N}@example.org"), database.Today);
            await database.PlanAsync();
            ids.Add(await database.ReadAsync(db => db.Messages.MaxAsync(m => m.Id)));
        }

        Assert.Equal(ids, await database.As<ListMessages>().ListIdsAsync(new MessageFilter(MessageTab.Queued), default));
        Assert.Equal(2, (await database.As<ActOnMessages>().PreviewAsync(ids, new MessageWish(MessageAct.Withdraw), default)).Value.Done);
        Assert.Equal(1, (await database.As<ActOnMessages>().RunAsync([ids[0]], new MessageWish(MessageAct.Withdraw), default)).Value.Done);
        Assert.Equal([new MessageLeft("Ama", new MessageNotWaiting())], (await database.As<ActOnMessages>().PreviewAsync(ids, new MessageWish(MessageAct.Withdraw), default)).Value.Left);
        var done = (await database.As<ActOnMessages>().RunAsync(ids, new MessageWish(MessageAct.Withdraw), default)).Value;
        Assert.Equal((1, 1), (done.Done, done.Left.Count));

        await database.PlanAsync();
        await database.SendAsync();
        Assert.Equal([MessageStatus.Withdrawn, MessageStatus.Withdrawn], await StatesAsync(database));
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Nobody_acts_on_messages_of_another_centre_and_a_trainer_on_none()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await PlanCallAsync(database, "Ama");
        var stranger = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Maison Sud"), "sud@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        var wish = new MessageWish(MessageAct.NoteCall, CallOutcome.Reached);

        Assert.Equal([new MessageLeft("", new NotFound())], (await database.As<ActOnMessages>(stranger).PreviewAsync([id], wish, default)).Value.Left);
        Assert.Equal([new NotFound()], (await database.As<ActOnMessages>(stranger).RunAsync([id], wish, default)).Value.Left);
        Assert.IsType<NotAllowed>((await database.As<ActOnMessages>(trainer).PreviewAsync([id], wish, default)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<ActOnMessages>(trainer).RunAsync([id], wish, default)).Refusal);
        Assert.Equal([MessageStatus.ToCall], await StatesAsync(database));
    }

    private static async Task<long> FailAsync(TestDatabase database, string name)
    {
        await database.AddLoanAsync(await database.AddPersonAsync(name, email: $"{Guid.NewGuid():N}@example.org"), database.Today);
        await database.PlanAsync();
        await database.SendAsync();
        return await LatestAsync(database);
    }

    private static async Task<long> PlanCallAsync(TestDatabase database, string name)
    {
        await database.AddLoanAsync(await database.AddPersonAsync(name, "06 12 34 56 78"), database.Today);
        await database.PlanAsync();
        return await LatestAsync(database);
    }

    private static Task<long> LatestAsync(TestDatabase database) => database.ReadAsync(db => db.Messages.MaxAsync(m => m.Id));

    private static Task<List<MessageStatus>> StatesAsync(TestDatabase database) => database.ReadAsync(db => db.Messages.OrderBy(m => m.Id).Select(m => m.Status).ToListAsync());
}
