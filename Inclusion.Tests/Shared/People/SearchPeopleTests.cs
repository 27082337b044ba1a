using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Shared.People;

public sealed class SearchPeopleTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("diar")]
    [InlineData("FATOUMATA")]
    [InlineData("06 12 34")]
    [InlineData("fat dia")]
    public async Task Someone_is_found_by_any_part_of_what_they_are_known_by(string text)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync("Fatoumata Diarra", phone: "06 12 34 56 78");
        await database.AddPersonAsync("Marc Petit", phone: "07 00 00 00 00");
        var found = await database.As<SearchPeople>().RunAsync(text, Cancel);
        Assert.Equal(id, Assert.Single(found.People).Id);
        Assert.False(found.HasMore);
    }

    [Theory]
    [InlineData("Fatoumata Diarra", "06 39 98 20 01", "+33 6 39 98 20 01")]
    [InlineData("Fatoumata Diarra", "06 39 98 20 01", "0033639982001")]
    [InlineData("Fatoumata Diarra", "06 39 98 20 01", "+33 (0)6 39")]
    [InlineData("Fatoumata Diarra", "+33 6 39 98 20 01", "06.39.98.20.01")]
    [InlineData("Noor Al-Amin", "+32 470 12 34 56", "0470 12 34 56")]
    [InlineData("Xi Yu", "", "yu xi")]
    [InlineData("Wang Li", "", "li")]
    [InlineData("王小明", "", "小明")]
    [InlineData("علی کریمی", "", "علي كريمي")]
    [InlineData("Jean-Pierre L’Hermitte", "", "lhermitte")]
    [InlineData("Jean-Pierre L’Hermitte", "", "jeanpierre")]
    [InlineData("Sinéad O'Brien", "", "obrien")]
    public async Task However_it_is_typed_they_are_found(string name, string phone, string typed)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync(name, phone: phone);
        await database.AddPersonAsync("Marc Petit", phone: "07 00 00 00 00");
        Assert.Equal(id, Assert.Single((await database.As<SearchPeople>().RunAsync(typed, Cancel)).People).Id);
    }

    [Fact]
    public async Task No_more_than_twenty_are_shown_and_it_says_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var i = 0; i < SearchPeople.MaxResults + 1; i++)
        {
            await database.AddPersonAsync($"Marie {i:00}");
        }

        var found = await database.As<SearchPeople>().RunAsync("marie", Cancel);
        Assert.Equal(SearchPeople.MaxResults, found.People.Count);
        Assert.True(found.HasMore);
    }

    [Fact]
    public async Task What_the_desk_must_see_before_it_lends_is_told()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Fatoumata Diarra", phone: "06 12 34 56 78");
        await database.LendAsync(person, await database.AddReadyDeviceAsync("LT-0001"), database.Today);
        await database.LendAsync(person, await database.AddReadyDeviceAsync("LT-0002"), database.Today.AddDays(7));
        await database.ArrangeAsync(async db => (await db.People.SingleAsync(p => p.Id == person)).Block("Owes us a laptop").IsRefused);

        var found = Assert.Single((await database.As<SearchPeople>().RunAsync("diarra", Cancel)).People);
        Assert.Equal((2, false, true), (found.OpenLoans, found.IsOverdue, found.IsBlocked));

        database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await database.As<SearchPeople>().ByIdAsync(person, Cancel))!.IsOverdue);
    }

    [Fact]
    public async Task Nobody_is_found_for_nothing_and_nothing_for_an_unknown_id()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync();
        Assert.Empty((await database.As<SearchPeople>().RunAsync("  ", Cancel)).People);
        Assert.Null(await database.As<SearchPeople>().ByIdAsync(99, Cancel));
    }

    [Theory]
    [InlineData(StaffRole.Trainer)]
    [InlineData(StaffRole.Partner)]
    public async Task Trainers_and_partners_find_nobody(StaffRole role)
    {
        await using var database = await TestDatabase.CreateAsync();
        var actor = await database.AddStaffAsync(role, database.CentreId, "someone@example.org");
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<SearchPeople>(actor).RunAsync("a", Cancel));
    }
}
