using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Accounts.Invite;
using Inclusion.Web.Features.Accounts.Mails;
using Inclusion.Web.Foundation.Mail;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Accounts;

public sealed class InvitationTests
{
    private const string Password = "une lampe bleue";

    [Fact]
    public async Task An_invitation_makes_the_account_it_stands_for_and_works_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var secret = await InviteAsync(database, new InviteCommand("Marc Lopez", "marc@example.org", StaffRole.Desk, database.CentreId));
        var id = (await AcceptAsync(database, secret)).Value;
        var staff = await database.ReadAsync(db => db.Users.SingleAsync(s => s.Id == id));
        Assert.Equal((StaffRole.Desk, database.CentreId, "Marc L.", "en"), (staff.Role, staff.CentreId, staff.Name, staff.Language));
        Assert.False((await SignInTests.SignInAsync(database, "marc@example.org", Password)).IsRefused);
        Assert.IsType<InvitationNotValid>((await AcceptAsync(database, secret)).Refusal);
    }

    [Fact]
    public async Task Two_who_open_one_link_at_once_make_one_account()
    {
        await using var database = await TestDatabase.CreateAsync();
        var secret = await InviteAsync(database, new InviteCommand("Marc Lopez", "marc@example.org", StaffRole.Desk));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AcceptAsync(database, secret)));
        Assert.Single(outcomes, o => !o.IsRefused);
    }

    [Fact]
    public async Task It_is_good_for_seven_days()
    {
        await using var database = await TestDatabase.CreateAsync();
        var secret = await InviteAsync(database, new InviteCommand("Marc Lopez", "marc@example.org", StaffRole.Desk));
        database.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Equal(new OpenInvitation("Marc Lopez", "marc@example.org"), await database.As<AcceptInvitation>().FindAsync(secret, CancellationToken.None));
        database.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await database.As<AcceptInvitation>().FindAsync(secret, CancellationToken.None));
        Assert.IsType<InvitationNotValid>((await AcceptAsync(database, secret)).Refusal);
    }

    [Fact]
    public async Task A_second_invitation_to_an_address_replaces_the_first()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await InviteAsync(database, new InviteCommand("Marc Lopez", "marc@example.org", StaffRole.Desk));
        var second = await InviteAsync(database, new InviteCommand("Marc Lopez", "MARC@example.org", StaffRole.Trainer));
        Assert.IsType<InvitationNotValid>((await AcceptAsync(database, first)).Refusal);
        Assert.False((await AcceptAsync(database, second)).IsRefused);
    }

    [Fact]
    public async Task One_that_was_taken_back_leads_nowhere()
    {
        await using var database = await TestDatabase.CreateAsync();
        var secret = await InviteAsync(database, new InviteCommand("Marc Lopez", "marc@example.org", StaffRole.Desk));
        var id = await database.ReadAsync(db => db.StaffInvitations.Select(i => i.Id).SingleAsync());
        Assert.False((await database.As<WithdrawInvitation>().RunAsync(id, CancellationToken.None)).IsRefused);
        Assert.IsType<InvitationNotValid>((await AcceptAsync(database, secret)).Refusal);
    }

    [Fact]
    public async Task The_secret_itself_is_not_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var secret = await InviteAsync(database, new InviteCommand("Marc Lopez", "marc@example.org", StaffRole.Desk));
        var kept = await database.ReadAsync(db => db.StaffInvitations.SingleAsync());
        Assert.DoesNotContain(secret, kept.SecretHash, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(64, kept.SecretHash.Length);
    }

    [Fact]
    public async Task A_manager_invites_desk_and_trainers_of_the_own_centre_only()
    {
        await using var database = await TestDatabase.CreateAsync();
        var other = await database.AddCentreAsync("Annexe Sud");
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "nadia@example.org");
        var invite = database.As<InviteStaff>(manager);
        Assert.False((await invite.RunAsync(new("Marc", "marc@example.org", StaffRole.Desk, database.CentreId), CancellationToken.None)).IsRefused);
        foreach (var command in new InviteCommand[]
        {
            new("A", "a@example.org", StaffRole.Desk, other),
            new("B", "b@example.org", StaffRole.Desk),
            new("C", "c@example.org", StaffRole.Manager, database.CentreId),
            new("D", "d@example.org", StaffRole.Administrator),
        })
        {
            Assert.IsType<NotAllowed>((await invite.RunAsync(command, CancellationToken.None)).Refusal);
        }
    }

    [Fact]
    public async Task The_desk_invites_nobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "marc@example.org");
        Assert.IsType<NotAllowed>((await database.As<InviteStaff>(desk).RunAsync(new("X", "x@example.org", StaffRole.Desk, database.CentreId), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task An_address_that_has_an_account_is_not_invited()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.IsType<StaffEmailTaken>((await database.As<InviteStaff>().RunAsync(new("Amélie", "Amelie@Example.org", StaffRole.Desk), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task With_a_mail_server_the_link_is_sent_in_the_organisations_language()
    {
        await using var database = await TestDatabase.CreateAsync(replace: services => services.Configure<MailSettings>(settings => settings.Host = "mail.example.org"));
        var invited = (await database.As<InviteStaff>().RunAsync(new("Marc Lopez", "marc@example.org", StaffRole.Desk), CancellationToken.None)).Value;
        Assert.Equal("marc@example.org", invited.SentTo);
        Assert.True(database.Services.GetRequiredService<AccountMail>().Waiting.TryRead(out var mail));
        Assert.Contains(invited.Path, mail!.Body, StringComparison.Ordinal);
        Assert.Contains("Bonjour Marc Lopez", mail.Body, StringComparison.Ordinal);
    }

    private static async Task<string> InviteAsync(TestDatabase database, InviteCommand command)
    {
        var invited = (await database.As<InviteStaff>().RunAsync(command, CancellationToken.None)).Value;
        return invited.Path.Split('=')[1];
    }

    private static Task<Outcome<long>> AcceptAsync(TestDatabase database, string secret) =>
        database.As<AcceptInvitation>().RunAsync(new AcceptCommand(secret, "Marc L.", Password, "en"), CancellationToken.None);
}
