using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Accounts.SignIn;
using Inclusion.Web.Foundation.Security;
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
    public async Task Unknown_wrong_and_deactivated_get_one_and_the_same_answer_and_the_same_delays()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database);
        await AddAsync(database, "gone@example.org", isActive: false);
        string[] addresses = [Address, "nobody@example.org", "gone@example.org"];
        for (var i = 0; i < 5; i++)
        {
            foreach (var address in addresses)
            {
                Assert.Equal(new SignInRefused(), (await SignInAsync(database, address, address == Address ? "wrong" : Right)).Refusal);
            }
        }

        foreach (var address in addresses)
        {
            Assert.Equal(new TriesTooSoon("5 s"), (await SignInAsync(database, address, Right)).Refusal);
        }
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_wait_grows_to_a_quarter_of_an_hour_and_ends_by_itself()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database);
        for (var i = 0; i < 5; i++)
        {
            await SignInAsync(database, Address, "wrong");
        }

        foreach (var wait in (string[])["5 s", "10 s", "20 s", "40 s", "2 min", "3 min", "6 min", "11 min", "15 min", "15 min"])
        {
            Assert.Equal(new TriesTooSoon(wait), (await SignInAsync(database, Address, Right)).Refusal);
            database.Clock.Advance(TimeSpan.FromMinutes(15));
            await SignInAsync(database, Address, "wrong");
        }

        database.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.False((await SignInAsync(database, Address, Right)).IsRefused);
        Assert.Equal(new SignInRefused(), (await SignInAsync(database, Address, "wrong")).Refusal);
    }

    [Fact]
    public async Task A_stranger_elsewhere_does_not_shut_a_colleague_out()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddAsync(database);
        var browser = new TryOrigin("browser own", [id]);
        for (var i = 0; i < 100; i++)
        {
            await SignInAsync(database, Address, "wrong", new TryOrigin($"198.51.100.{i}", []));
        }

        Assert.IsType<TriesTooSoon>((await SignInAsync(database, Address, Right, new TryOrigin("203.0.113.9", []))).Refusal);
        Assert.Equal(id, (await SignInAsync(database, Address, Right, browser)).Value);
    }

    [Fact]
    public async Task A_browser_of_somebody_else_is_a_stranger_to_the_account()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database);
        for (var i = 0; i < 20; i++)
        {
            await SignInAsync(database, Address, "wrong", new TryOrigin($"198.51.100.{i}", []));
        }

        Assert.IsType<TriesTooSoon>((await SignInAsync(database, Address, Right, new TryOrigin("browser other", [4711]))).Refusal);
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
    public async Task Of_many_guesses_at_once_no_more_than_five_are_looked_at()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SignInAsync(database, Address, "wrong")));
        Assert.Equal((5, 3), (answers.Count(a => a.Refusal is SignInRefused), answers.Count(a => a.Refusal is TriesTooSoon)));
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db800010002/64")]
    [InlineData("2001:db8:1:2::1", "20010db800010002/64")]
    [InlineData("2001:db8:1:3::1", "20010db800010003/64")]
    public void Limits_count_by_the_network_that_someone_cannot_choose_at_will(string address, string key) => Assert.Equal(key, NetworkKey.Of(System.Net.IPAddress.Parse(address)));

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

    internal static Task<Inclusion.Domain.Common.Outcome<long>> SignInAsync(TestDatabase database, string email, string password, TryOrigin? origin = null) =>
        database.As<SignInStaff>().RunAsync(new SignInCommand(email, password, origin ?? new TryOrigin("", [])), CancellationToken.None);
}
