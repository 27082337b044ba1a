using System.Net;
using System.Net.Sockets;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Messages;
using Inclusion.Web.Features.Messages.Send;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Messages;

public sealed class SendQueuedTests : IAsyncDisposable
{
    private readonly SmtpListener _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_reminder_goes_out_in_a_real_conversation_with_a_mail_server()
    {
        await using var database = await CreateAsync();
        await database.AddLoanAsync(await database.AddPersonAsync("Éloïse Nguyễn", email: "eloise@example.org"), database.Today);
        await database.PlanAsync();

        Assert.Equal(1, (await database.SendAsync()).Of(nameof(MessageText.MessagesSent)));

        var mail = Assert.Single(_server.Received);
        Assert.Equal(("pret@example.org", "eloise@example.org"), (mail.From, mail.To));
        Assert.Contains("Les Ateliers du Nord", mail.Headers["From"], StringComparison.Ordinal);
        Assert.Equal("Lenovo ThinkPad T480\u00a0: à rapporter aujourd’hui", mail.Subject);
        Assert.StartsWith("Bonjour Éloïse Nguyễn,\n\nVoici ce que vous nous avez emprunté", mail.Body, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        var message = await OnlyAsync(database);
        Assert.Equal($"<{message.MessageId}>", mail.MessageId);
        Assert.Equal((MessageStatus.Sent, 1), (message.Status, message.Attempts));
        Assert.Equal(message.Body.TrimEnd(), mail.Body.TrimEnd());
        Assert.Equal(["EHLO", "MAIL", "RCPT", "DATA"], _server.Commands.Select(c => c.Split(' ')[0]));

        await database.SendAsync();
        Assert.Single(_server.Received);
    }

    [Fact]
    public async Task Put_off_by_the_server_it_goes_out_later_under_the_same_name()
    {
        await using var database = await CreateAsync();
        await database.AddLoanAsync(await database.AddPersonAsync(email: "a@example.org"), database.Today);
        await database.PlanAsync();
        _server.Answer = command => command.StartsWith("RCPT", StringComparison.Ordinal) ? "451 try later" : null;

        Assert.Equal(1, (await database.SendAsync()).Of(nameof(MessageText.MessagesLater)));
        var waiting = await OnlyAsync(database);
        Assert.Equal((MessageStatus.Queued, 1, database.Clock.GetUtcNow().AddMinutes(1)), (waiting.Status, waiting.Attempts, waiting.NotBefore));
        Assert.Contains("451", waiting.LastError, StringComparison.Ordinal);

        _server.Answer = null;
        await database.SendAsync();
        Assert.Empty(_server.Received);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await database.SendAsync();

        Assert.Equal($"<{waiting.MessageId}>", Assert.Single(_server.Received).MessageId);
        Assert.Equal((MessageStatus.Sent, 2, null), ((await OnlyAsync(database)) is var sent ? (sent.Status, sent.Attempts, sent.LastError) : default));
    }

    [Fact]
    public async Task Taken_by_the_server_but_cut_off_before_it_is_noted_it_is_repeated_under_the_same_name()
    {
        await using var database = await CreateAsync();
        await database.AddLoanAsync(await database.AddPersonAsync(email: "a@example.org"), database.Today);
        await database.PlanAsync();
        using var kill = new CancellationTokenSource();
        _server.Answer = command =>
        {
            if (command == "QUIT" || command.StartsWith("DATA", StringComparison.Ordinal))
            {
                kill.Cancel();
            }

            return null;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.As<SendQueued>(Actor.Product).RunAsync(kill.Token));
        var cut = await OnlyAsync(database);
        Assert.Equal((MessageStatus.Queued, 1), (cut.Status, cut.Attempts));
        _server.Answer = null;
        await database.SendAsync();
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await database.SendAsync();

        Assert.All(_server.Received, mail => Assert.Equal($"<{cut.MessageId}>", mail.MessageId));
        Assert.Equal(MessageStatus.Sent, (await OnlyAsync(database)).Status);
    }

    [Fact]
    public async Task What_the_server_refuses_for_good_fails_at_once_with_its_answer_and_does_not_stop_the_others()
    {
        await using var database = await CreateAsync();
        await database.AddLoanAsync(await database.AddPersonAsync("One", email: "gone@example.org"), database.Today);
        await database.AddLoanAsync(await database.AddPersonAsync("Two", email: "here@example.org"), database.Today);
        await database.PlanAsync();
        _server.Answer = command => command.Contains("gone@", StringComparison.Ordinal) ? "550 5.1.1 no such user here" : null;

        var counts = await database.SendAsync();

        Assert.Equal((1, 1), (counts.Of(nameof(MessageText.MessagesSent)), counts.Of(nameof(MessageText.MessagesRefused))));
        var failed = await database.ReadAsync(db => db.Messages.SingleAsync(m => m.Status == MessageStatus.Failed));
        Assert.Contains("no such user here", failed.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_again_for_three_days_and_stops_nothing_for_good_before()
    {
        int port;
        using (var nobody = new TcpListener(IPAddress.Loopback, 0))
        {
            nobody.Start();
            port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        }

        await using var database = await TestDatabase.CreateAsync(replace: services => services.SendMailTo(port));
        await database.AddLoanAsync(await database.AddPersonAsync("One", email: "a@example.org"), database.Today);
        await database.AddLoanAsync(await database.AddPersonAsync("Two", email: "b@example.org"), database.Today);
        await database.PlanAsync();

        await database.SendAsync();
        var attempts = await database.ReadAsync(db => db.Messages.OrderBy(m => m.Id).Select(m => m.Attempts).ToListAsync());
        Assert.Equal([1, 0], attempts);

        for (var hours = 0; hours < 24 * 5; hours++)
        {
            await database.SendAsync();
            database.Clock.Advance(TimeSpan.FromHours(1));
        }

        var messages = await database.ReadAsync(db => db.Messages.ToListAsync());
        Assert.All(messages, m => Assert.Equal(MessageStatus.Failed, m.Status));
        Assert.All(messages, m => Assert.NotEmpty(m.LastError!));
    }

    [Fact]
    public async Task What_comes_back_between_planning_and_sending_is_not_mentioned()
    {
        await using var database = await CreateAsync();
        var person = await database.AddPersonAsync(email: "a@example.org");
        var loan = await database.AddLoanAsync(person, database.Today.AddDays(-1));
        await database.AddLoanAsync(person, database.Today);
        await database.PlanAsync();
        var tag = await database.ReadAsync(db => db.LoanDevices.Where(d => d.LoanId == loan).Select(d => d.Tag).SingleAsync());
        Assert.Contains(tag, (await OnlyAsync(database)).Body, StringComparison.Ordinal);
        await database.GiveBackAsync(loan);

        await database.SendAsync();

        var mail = Assert.Single(_server.Received);
        Assert.DoesNotContain(tag, mail.Body, StringComparison.Ordinal);
        Assert.Contains("à rapporter aujourd’hui", mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(tag, (await OnlyAsync(database)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_with_nothing_left_to_say_is_withdrawn()
    {
        await using var database = await CreateAsync();
        var person = await database.AddPersonAsync(email: "a@example.org");
        var (returned, renewed) = (await database.AddLoanAsync(person, database.Today), await database.AddLoanAsync(person, database.Today));
        await database.PlanAsync();
        await database.GiveBackAsync(returned);
        await database.ExtendAsync(renewed, database.Today.AddDays(30));

        Assert.Equal(1, (await database.SendAsync()).Of(nameof(MessageText.MessagesWithdrawn)));

        Assert.Empty(_server.Received);
        Assert.Equal(MessageStatus.Withdrawn, (await OnlyAsync(database)).Status);
    }

    [Fact]
    public async Task Nobody_is_written_to_at_night_even_when_a_repetition_falls_into_it()
    {
        // 19:59 in Paris.
        await using var database = await CreateAsync(new DateTimeOffset(2026, 3, 2, 18, 59, 0, TimeSpan.Zero));
        await database.AddLoanAsync(await database.AddPersonAsync(email: "a@example.org"), database.Today);
        await database.PlanAsync();
        _server.AnswerToData = "452 full";
        await database.SendAsync();
        _server.AnswerToData = null;

        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await database.SendAsync()).Of(nameof(MessageText.MessagesLater)));
        Assert.Empty(_server.Received);

        database.Clock.Advance(TimeSpan.FromHours(12));
        await database.SendAsync();
        Assert.Contains("aurait dû être rendu", Assert.Single(_server.Received).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Someone_whose_address_was_taken_out_is_given_to_staff()
    {
        await using var database = await CreateAsync();
        var person = await database.AddPersonAsync("Ama", email: "a@example.org");
        await database.AddLoanAsync(person, database.Today);
        await database.PlanAsync();
        await database.ArrangeAsync(async db => (await db.People.SingleAsync(p => p.Id == person)).Change(new PersonFacts { Name = "Ama", Phone = "06 11 22 33 44" }, database.Clock.GetUtcNow()).IsRefused);

        await database.SendAsync();

        var message = await OnlyAsync(database);
        Assert.Equal((MessageStatus.ToCall, ContactChannel.Call, "06 11 22 33 44"), (message.Status, message.Channel, message.To));
        Assert.Empty(_server.Received);
    }

    [Fact]
    public async Task Without_a_mail_server_a_message_becomes_one_file_however_often_it_is_sent()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddLoanAsync(await database.AddPersonAsync(email: "a@example.org"), database.Today);
        await database.PlanAsync();
        await database.SendAsync();

        var message = await OnlyAsync(database);
        var file = Assert.Single(Directory.GetFiles(database.Services.GetRequiredService<DataFolder>().Mail));
        Assert.Equal(message.MessageId + ".eml", Path.GetFileName(file));
        var mail = ReceivedMail.Parse("", "", (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n"));
        Assert.Equal(message.Subject, mail.Subject);
        Assert.Equal(message.Body.TrimEnd(), mail.Body.TrimEnd());
    }

    private Task<TestDatabase> CreateAsync(DateTimeOffset? now = null) => TestDatabase.CreateAsync(now, services => services.SendMailTo(_server.Port));

    private static Task<Message> OnlyAsync(TestDatabase database) => database.ReadAsync(db => db.Messages.SingleAsync());
}
