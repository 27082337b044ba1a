using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Accounts.SignIn;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Accounts;

public sealed class SignInTests
{
    private const string Address = "leila@example.org";
    private const string Right = "un thé à la menthe";

    [Fact]
    public async Task The_right_password_admits_however_the_address_is_written()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddAsync(database);
        Assert.Equal(id, (await SignInAsync(database, " LEILA@example.org ", Right)).Value);
    }

    [Fact]
    public async Task A_letter_with_its_accent_written_apart_is_the_same_letter()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database);
        Assert.False((await SignInAsync(database, Address, Right.Normalize(System.Text.NormalizationForm.FormD))).IsRefused);
    }

    [Fact]
    public async Task Unknown_wrong_locked_and_deactivated_get_one_and_the_same_answer()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database);
        await AddAsync(database, "gone@example.org", isActive: false);
        var wrong = await SignInAsync(database, Address, "wrong");
        for (var i = 0; i < 4; i++)
        {
            await SignInAsync(database, Address, "wrong");
        }

        var locked = await SignInAsync(database, Address, Right);
        var unknown = await SignInAsync(database, "nobody@example.org", Right);
        var deactivated = await SignInAsync(database, "gone@example.org", Right);
        Assert.All([wrong, locked, unknown, deactivated], outcome => Assert.Equal(new SignInRefused(), outcome.Refusal));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_for_a_quarter_of_an_hour()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database);
        for (var i = 0; i < 5; i++)
        {
            await SignInAsync(database, Address, "wrong");
        }

        database.Clock.Advance(TimeSpan.FromMinutes(14.9));
        Assert.True((await SignInAsync(database, Address, Right)).IsRefused);
        database.Clock.Advance(TimeSpan.FromMinutes(0.2));
        Assert.False((await SignInAsync(database, Address, Right)).IsRefused);
    }

    [Fact]
    public async Task A_right_password_in_between_begins_the_count_anew()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database);
        foreach (var password in new[] { "wrong", "wrong", "wrong", "wrong", Right, "wrong", "wrong", "wrong", "wrong" })
        {
            await SignInAsync(database, Address, password);
        }

        Assert.False((await SignInAsync(database, Address, Right)).IsRefused);
    }

    [Fact]
    public async Task Of_many_guesses_at_once_no_more_than_five_count_and_the_account_is_locked()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SignInAsync(database, Address, "wrong")));
        Assert.NotNull(await database.ReadAsync(db => db.Users.Where(s => s.Id == id).Select(s => s.LockoutEnd).SingleAsync()));
        Assert.True((await SignInAsync(database, Address, Right)).IsRefused);
    }

    [Fact]
    public async Task A_failure_that_is_counted_is_not_undone_by_the_refusal()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddAsync(database);
        await SignInAsync(database, Address, "wrong");
        Assert.Equal(1, await database.ReadAsync(db => db.Users.Where(s => s.Id == id).Select(s => s.AccessFailedCount).SingleAsync()));
    }

    internal static async Task<long> AddAsync(TestDatabase database, string email = Address, bool isActive = true, string password = Right, StaffRole role = StaffRole.Desk)
    {
        var staff = database.Services.GetRequiredService<NewStaff>().Make("Leïla Ben Salah", email, password, StaffAppointment.Of(role, database.CentreId, null).Value, "fr");
        staff.IsActive = isActive;
        return await database.ArrangeAsync(async db =>
        {
            db.Users.Add(staff);
            await db.SaveChangesAsync();
            return staff.Id;
        });
    }

    internal static Task<Inclusion.Domain.Common.Outcome<long>> SignInAsync(TestDatabase database, string email, string password) =>
        database.As<SignInStaff>().RunAsync(new SignInCommand(email, password), CancellationToken.None);
}
