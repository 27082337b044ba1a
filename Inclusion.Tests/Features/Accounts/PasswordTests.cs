using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Accounts.Mails;
using Inclusion.Web.Features.Accounts.Own;
using Inclusion.Web.Features.Accounts.Reset;
using Inclusion.Web.Foundation.Mail;
using Inclusion.Web.Foundation.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Accounts;

public sealed class PasswordTests
{
    private const string Address = "leila@example.org";
    private const string Old = "un thé à la menthe";
    private const string New = "deux cafés sans sucre";

    [Fact]
    public async Task The_link_from_the_mail_gives_a_new_password_and_ends_a_lock()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await SignInTests.AddAsync(database);
        for (var i = 0; i < 5; i++)
        {
            await SignInTests.SignInAsync(database, Address, "wrong");
        }

        var token = await TokenAsync(database);
        Assert.Equal(id, (await ResetAsync(database, token, New)).Value);
        Assert.Equal(id, (await SignInTests.SignInAsync(database, Address, New)).Value);
        Assert.True((await SignInTests.SignInAsync(database, Address, Old)).IsRefused);
    }

    [Fact]
    public async Task A_link_works_once_and_for_two_hours()
    {
        await using var database = await TestDatabase.CreateAsync();
        await SignInTests.AddAsync(database);
        var used = await TokenAsync(database);
        await ResetAsync(database, used, New);
        Assert.IsType<ResetLinkNotValid>((await ResetAsync(database, used, New)).Refusal);
        var late = await TokenAsync(database);
        database.Clock.Advance(ResetLinks.Valid + TimeSpan.FromSeconds(1));
        Assert.IsType<ResetLinkNotValid>((await ResetAsync(database, late, New)).Refusal);
    }

    [Fact]
    public async Task A_newer_link_ends_the_older_one_and_no_more_than_three_an_hour_are_sent()
    {
        await using var database = await TestDatabase.CreateAsync();
        await SignInTests.AddAsync(database);
        var (first, second, third) = (await TokenAsync(database), await TokenAsync(database), await TokenAsync(database));
        await database.As<RequestPasswordReset>().RunAsync(Address, CancellationToken.None);
        Assert.False(database.Services.GetRequiredService<AccountMail>().Waiting.TryRead(out _));
        Assert.IsType<ResetLinkNotValid>((await ResetAsync(database, first, New)).Refusal);
        Assert.IsType<ResetLinkNotValid>((await ResetAsync(database, second, New)).Refusal);
        Assert.False((await ResetAsync(database, third, New)).IsRefused);
    }

    [Fact]
    public async Task A_password_of_ones_own_words_is_refused_at_every_door()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await SignInTests.AddAsync(database);
        Assert.Equal(new PasswordOfOwnWords("Leïla Ben Salah"), (await ResetAsync(database, await TokenAsync(database), "LeilaBenSalah2026")).Refusal);
        var change = database.As<ChangeOwnPassword>(new Actor(id, "Leïla", StaffRole.Desk, null));
        Assert.IsType<PasswordOfOwnWords>((await change.RunAsync(new(Old, Address), CancellationToken.None)).Refusal);
        Assert.IsType<PasswordCommon>((await change.RunAsync(new(Old, "passwordpassword"), CancellationToken.None)).Refusal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CfDJ8forged")]
    public async Task A_link_that_was_made_up_is_refused(string token)
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.IsType<ResetLinkNotValid>((await ResetAsync(database, token, New)).Refusal);
    }

    [Fact]
    public async Task Nobody_is_written_to_who_has_no_account_or_a_deactivated_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        await SignInTests.AddAsync(database, isActive: false);
        await database.As<RequestPasswordReset>().RunAsync("nobody@example.org", CancellationToken.None);
        await database.As<RequestPasswordReset>().RunAsync(Address, CancellationToken.None);
        Assert.False(database.Services.GetRequiredService<AccountMail>().Waiting.TryRead(out _));
    }

    [Fact]
    public async Task A_short_password_is_refused_and_any_characters_are_welcome()
    {
        await using var database = await TestDatabase.CreateAsync();
        await SignInTests.AddAsync(database);
        var token = await TokenAsync(database);
        Assert.Equal(new PasswordTooShort(12), (await ResetAsync(database, token, "elevensigns")).Refusal);
        Assert.False((await ResetAsync(database, token, "ß ع ☂ ё 9 x q ∂ 力 k")).IsRefused);
    }

    [Fact]
    public async Task Ones_own_password_changes_only_for_who_knows_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await SignInTests.AddAsync(database);
        var change = database.As<ChangeOwnPassword>(new Actor(id, "Leïla", StaffRole.Desk, null));
        Assert.IsType<CurrentPasswordWrong>((await change.RunAsync(new("wrong", New), CancellationToken.None)).Refusal);
        Assert.False((await change.RunAsync(new(Old, New), CancellationToken.None)).IsRefused);
        Assert.False((await SignInTests.SignInAsync(database, Address, New)).IsRefused);
    }

    [Fact]
    public async Task Without_a_mail_server_a_mail_is_a_file_named_by_its_id()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sender = database.Services.GetRequiredService<MailSender>();
        var folder = database.Services.GetRequiredService<Inclusion.Web.Data.DataFolder>();
        var mail = new MailToSend("reset-7-1@inclusion", Address, "Élan", "Déjà vu.\nUne très longue ligne, qui ne doit pas être coupée dans le sens et garde ses accents jusqu’à la fin : œ, ß, ع.");
        await sender.SendAsync(mail, CancellationToken.None);
        await sender.SendAsync(mail, CancellationToken.None);
        var text = await File.ReadAllTextAsync(Assert.Single(Directory.GetFileSystemEntries(folder.Mail)));
        Assert.Contains("Message-ID: <reset-7-1@inclusion>", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("charset=utf-8", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("D=C3=A9j=C3=A0 vu.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_an_answer_and_not_a_crash()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sender = database.Services.GetRequiredService<MailSender>();
        await Assert.ThrowsAsync<MailNotSentException>(() => sender.SendAsync(new MailToSend("x@inclusion", "not an address", "", ""), CancellationToken.None));
    }

    private static async Task<string> TokenAsync(TestDatabase database)
    {
        await database.As<RequestPasswordReset>().RunAsync(Address, CancellationToken.None);
        Assert.True(database.Services.GetRequiredService<AccountMail>().Waiting.TryRead(out var mail));
        Assert.Equal(Address, mail!.To);
        return mail.Body.Split("token=")[1].Split('\n')[0];
    }

    private static Task<Inclusion.Domain.Common.Outcome<long>> ResetAsync(TestDatabase database, string token, string password) =>
        database.As<ResetPassword>().RunAsync(new(token, password), CancellationToken.None);
}
