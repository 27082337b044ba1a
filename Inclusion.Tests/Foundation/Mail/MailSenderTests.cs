using Inclusion.Tests.Support;
using Inclusion.Web.Foundation.Mail;
using MailKit.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Inclusion.Tests.Foundation.Mail;

public sealed class MailSenderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_STARTTLS_and_the_sign_in_mails_go_out_on_a_secured_line()
    {
        await using var server = new SecureMailServer();
        await using var database = await SenderTo(server.Settings);
        var sender = database.Services.GetRequiredService<MailSender>();

        await sender.SendAsync(Mail("1"), Cancel);
        await sender.SendAsync(Mail("2") with { Files = [new MailFile("é.pdf", "application/pdf", [1, 2, 3])] }, Cancel);

        Assert.Equal([true, true], server.Received.Select(r => r.WasSecure));
        Assert.Contains("Message-Id: <2@test>", server.Received[1].Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("application/pdf", server.Received[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_neither_mail_nor_password()
    {
        await using var server = new SecureMailServer();
        var settings = server.Settings;
        settings.Certificate = "";
        await using var database = await SenderTo(settings);

        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => database.Services.GetRequiredService<MailSender>().SendAsync(Mail("1"), Cancel));

        Assert.Equal((MailFailure.ServerAway, 0), (failure.Failure, failure.Code));
        Assert.IsType<SslHandshakeException>(failure.InnerException);
        Assert.StartsWith("The certificate of the mail server is not trusted.", failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_server_that_offers_no_TLS_gets_nothing()
    {
        await using var server = new SmtpListener();
        await using var database = await SenderTo(new MailSettings { Host = "127.0.0.1", Port = server.Port, Sender = "desk@example.org" });

        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => database.Services.GetRequiredService<MailSender>().SendAsync(Mail("1"), Cancel));

        Assert.Equal(MailFailure.ServerAway, failure.Failure);
        Assert.Empty(server.Received);
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_is_about_the_server_not_about_the_mail()
    {
        await using var server = new SecureMailServer();
        var settings = server.Settings;
        settings.Password = "wrong";
        await using var database = await SenderTo(settings);

        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => database.Services.GetRequiredService<MailSender>().SendAsync(Mail("1"), Cancel));

        Assert.Equal(MailFailure.ServerAway, failure.Failure);
    }

    [Theory]
    [InlineData(465, true, SecureSocketOptions.SslOnConnect)]
    [InlineData(587, true, SecureSocketOptions.StartTls)]
    [InlineData(25, true, SecureSocketOptions.StartTls)]
    [InlineData(25, false, SecureSocketOptions.None)]
    public void Security_never_depends_on_what_the_server_offers(int port, bool tls, SecureSocketOptions expected) =>
        Assert.Equal(expected, MailConnection.Security(new MailSettings { Port = port, Tls = tls }));

    [Fact]
    public async Task Mails_of_many_at_once_go_out_on_one_connection()
    {
        await using var server = new SmtpListener();
        await using var database = await SenderTo(Plain(server));
        var sender = database.Services.GetRequiredService<MailSender>();

        await Task.WhenAll(Enumerable.Range(1, 20).Select(n => sender.SendAsync(Mail($"{n}"), Cancel)));

        Assert.Equal(20, server.Received.Select(m => m.MessageId).Distinct().Count());
        Assert.Single(server.Commands, c => c.StartsWith("EHLO", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_receiver_ends_neither_the_connection_nor_the_mails_of_others()
    {
        await using var server = new SmtpListener { Answer = command => command.Contains("gone@", StringComparison.Ordinal) ? "550 5.1.1 no such user" : null };
        await using var database = await SenderTo(Plain(server));
        var sender = database.Services.GetRequiredService<MailSender>();

        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => sender.SendAsync(Mail("1") with { To = "gone@example.org" }, Cancel));
        await sender.SendAsync(Mail("2"), Cancel);

        Assert.Equal((MailFailure.Refused, 550), (failure.Failure, failure.Code));
        Assert.Equal("<2@test>", Assert.Single(server.Received).MessageId);
        Assert.Single(server.Commands, c => c.StartsWith("EHLO", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connection_that_the_server_has_given_up_is_made_anew()
    {
        await using var server = new SmtpListener { Answer = command => command == "NOOP" ? "421 closing" : null };
        await using var database = await SenderTo(Plain(server));
        var sender = database.Services.GetRequiredService<MailSender>();

        await sender.SendAsync(Mail("1"), Cancel);
        database.Clock.Advance(TimeSpan.FromSeconds(10));
        await sender.SendAsync(Mail("2"), Cancel);

        Assert.Equal(["<1@test>", "<2@test>"], server.Received.Select(m => m.MessageId));
        Assert.Equal(2, server.Commands.Count(c => c.StartsWith("EHLO", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_connection_that_nobody_needs_is_closed_politely()
    {
        await using var server = new SmtpListener();
        var clock = new FakeTimeProvider(FakeClock.OrdinaryMonday);
        await using var database = await SenderTo(Plain(server), clock);

        await database.Services.GetRequiredService<MailSender>().SendAsync(Mail("1"), Cancel);
        Assert.DoesNotContain("QUIT", server.Commands);
        clock.Advance(TimeSpan.FromSeconds(30));

        await Wait.UntilAsync(() => Task.FromResult(server.Commands.Contains("QUIT")));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a b@example.org")]
    [InlineData("")]
    public async Task What_is_no_address_is_told_without_asking_the_server(string address)
    {
        await using var server = new SmtpListener();
        await using var database = await SenderTo(Plain(server));

        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => database.Services.GetRequiredService<MailSender>().SendAsync(Mail("1") with { To = address }, Cancel));

        Assert.Equal(MailFailure.NotAnAddress, failure.Failure);
        Assert.Empty(server.Commands);
    }

    private static MailToSend Mail(string name) => new($"{name}@test", "ada@example.org", "Bonjour à tous", "Un message.\nÀ bientôt.");

    private static MailSettings Plain(SmtpListener server) => new() { Host = "127.0.0.1", Port = server.Port, Tls = false, Sender = "desk@example.org" };

    /// <param name="clock">One that runs the timers that it passes; null for the tests' own, whose timers run in real time.</param>
    private static Task<TestDatabase> SenderTo(MailSettings settings, FakeTimeProvider? clock = null) => TestDatabase.CreateAsync(replace: services =>
    {
        services.SendMailBy(settings);
        if (clock is not null)
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        }
    });
}
