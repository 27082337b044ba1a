using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Features.SetUp;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Demo;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.SetUp;

public sealed class SetUpTests
{
    private static readonly SetUpCommand Good = new("Les Ateliers", "fr", "Maison Nord", "Europe/Paris", WeeklyHours.Default, "Amélie", "amelie@example.org", "une phrase facile");

    [Fact]
    public async Task It_founds_organisation_centre_and_administrator()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var state = database.Services.GetRequiredService<SetUpState>();
        Assert.False(await state.IsDoneAsync(CancellationToken.None));
        var id = (await RunAsync(database, Good)).Value;
        Assert.True(await state.IsDoneAsync(CancellationToken.None));
        var administrator = await database.ReadAsync(db => db.Users.SingleAsync(s => s.Id == id));
        Assert.Equal((StaffRole.Administrator, null, "fr"), (administrator.Role, administrator.CentreId, administrator.Language));
        Assert.Equal(("Les Ateliers", "Maison Nord"), await database.ReadAsync(async db => ((await db.Organisations.SingleAsync()).Name, (await db.Centres.SingleAsync()).Name)));
    }

    [Fact]
    public async Task Of_two_set_ups_at_once_one_is_done()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => RunAsync(database, Good with { Email = $"a{i}@example.org" })));
        Assert.Single(outcomes, o => !o.IsRefused);
        Assert.Equal(4, outcomes.Count(o => o.Refusal is SetUpDone));
        Assert.Equal(1, await database.ReadAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var problems = SetUpOrganisation.ProblemsOf(new("", "fr", " ", "Europe/Paris", WeeklyHours.Default, "", "amelie", "short"));
        Assert.Equal(
            [typeof(OrganisationNameMissing), typeof(CentreNameMissing), typeof(AdministratorNameMissing), typeof(AdministratorEmailWrong), typeof(PasswordTooShort)],
            problems.Select(p => p.GetType()));
    }

    [Fact]
    public async Task A_set_up_with_a_problem_leaves_nothing_behind()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        Assert.IsType<TimeZoneUnknown>((await RunAsync(database, Good with { TimeZone = "Europe/Nowhere" })).Refusal);
        Assert.False(await database.ReadAsync(db => db.Organisations.AnyAsync()));
    }

    [Fact]
    public void Only_the_printed_code_opens_the_form()
    {
        var code = new SetUpCode();
        Assert.True(code.Is(code.Path.Split('=')[1]));
        Assert.False(code.Is(new SetUpCode().Path.Split('=')[1]));
        Assert.False(code.Is(""));
        Assert.False(code.Is(null));
    }

    [Fact]
    public async Task The_demonstration_is_filled_once_and_gets_accounts_that_sign_in()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(replace: services => services.AddScoped<Demonstration, SmallDemonstration>());
        var accounts = (await database.As<OpenDemonstration>(Actor.Product).RunAsync("en", CancellationToken.None)).Value;
        Assert.Equal([StaffRole.Administrator, StaffRole.Desk], accounts.Select(a => a.Role));
        Assert.All(accounts, a => Assert.False(Accounts.SignInTests.SignInAsync(database, a.Email, a.Password).GetAwaiter().GetResult().IsRefused));
        Assert.IsType<SetUpDone>((await database.As<OpenDemonstration>(Actor.Product).RunAsync("en", CancellationToken.None)).Refusal);
    }

    [Theory]
    [InlineData("http://[::]:5080", "http://localhost:5080/")]
    [InlineData("http://0.0.0.0:8080", "http://localhost:8080/")]
    [InlineData("http://*:5080", "http://localhost:5080/")]
    [InlineData("http://+:5080", "http://localhost:5080/")]
    [InlineData("http://localhost:5080", "http://localhost:5080/")]
    [InlineData("https://desk.example.org:8443", "https://desk.example.org:8443/")]
    [InlineData("http://127.0.0.1:6001", "http://127.0.0.1:6001/")]
    public void A_listening_address_is_printed_as_one_can_type_it(string bound, string printed) =>
        Assert.Equal(printed, PublicAddress.Typeable(BindingAddress.Parse(bound)).ToString());

    private static Task<Outcome<long>> RunAsync(TestDatabase database, SetUpCommand command) =>
        database.As<SetUpOrganisation>(Actor.Product).RunAsync(command, CancellationToken.None);

    private sealed class SmallDemonstration(Database database) : Demonstration
    {
        public override Task FillAsync(CancellationToken cancel) => database.WriteAsync(
            Actor.Product,
            db =>
            {
                db.Organisations.Add(Organisation.Create("Démonstration", "fr", demonstration: true).Value);
                db.Centres.Add(Centre.Open("Maison", "", "", "Europe/Paris", WeeklyHours.Default).Value);
                return Task.FromResult(Outcome.Done);
            },
            cancel);
    }
}
