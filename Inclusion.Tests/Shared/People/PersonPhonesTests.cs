using Inclusion.Domain.People;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.People.Change;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Shared.People;

public sealed class PersonPhonesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("0612345678", "FR", "06 12 34 56 78")]
    [InlineData("06.12.34.56.78", "FR", "06 12 34 56 78")]
    [InlineData("+33 6 12 34 56 78", "FR", "06 12 34 56 78")]
    [InlineData("0033612345678", "FR", "06 12 34 56 78")]
    [InlineData("612345678", "FR", "06 12 34 56 78")]
    [InlineData("+32 470/12.34.56", "FR", "+32 470 12 34 56")]
    [InlineData("0470 12 34 56", "BE", "0470 12 34 56")]
    [InlineData("020 7946 0018", "GB", "020 7946 0018")]
    [InlineData("", "FR", "")]
    [InlineData("  ", "FR", "")]
    public void A_number_is_written_in_one_way_whoever_types_it(string typed, string region, string expected) =>
        Assert.Equal(expected, PersonPhones.Of(typed, region).Value);

    [Theory]
    [InlineData("12")]
    [InlineData("06 12 34 56 7")]
    [InlineData("06 12 34 56 78 9")]
    [InlineData("+33 0")]
    [InlineData("her sister")]
    public void A_number_that_nobody_can_have_is_refused_as_it_was_typed(string typed)
    {
        Assert.Equal(new PhoneNotANumber(typed), PersonPhones.Of(typed, "FR").Refusal);
        Assert.Equal(typed, PersonPhones.OrAsWritten(typed, "FR"));
    }

    [Fact]
    public async Task It_is_kept_as_it_is_written_in_the_country_of_the_centre()
    {
        await using var database = await TestDatabase.CreateAsync();
        var brussels = await database.AddCentreAsync("Molenbeek", "Europe/Brussels");
        var there = await database.AddStaffAsync(Inclusion.Domain.Staff.StaffRole.Desk, brussels, "desk@example.org");
        var here = await database.As<AddPerson>().RunAsync(Command("Ada", "0612345678"), Cancel);
        await database.As<AddPerson>(there).RunAsync(Command("Alan", "+32470123456"), Cancel);

        Assert.IsType<PhoneNotANumber>((await database.As<AddPerson>().RunAsync(Command("Grace", "06 12"), Cancel)).Refusal);

        Assert.False(here.IsRefused);
        Assert.Equal(["06 12 34 56 78", "0470 12 34 56"], await database.ReadAsync(db => db.People.OrderBy(p => p.Id).Select(p => p.Phone).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Another_spelling_of_a_known_number_finds_who_has_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.As<AddPerson>().RunAsync(Command("Ada Lovelace", "0612345678"), Cancel);

        Assert.IsType<LikelyDuplicates>((await database.As<AddPerson>().RunAsync(Command("A. King", "+33 (0)6 12 34 56 78"), Cancel)).Refusal);
    }

    [Fact]
    public async Task A_number_kept_before_numbers_were_looked_at_does_not_stand_in_the_way_of_other_changes()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync("Ada", phone: "12345");
        var change = database.As<ChangePerson>();

        Assert.Null((await change.RunAsync(new ChangePersonCommand(id, await VersionAsync(database, id), new PersonFacts { Name = "Ada L.", Phone = "12345" }, HouseholdChoice.New("")), Cancel)).Refusal);
        Assert.IsType<PhoneNotANumber>((await change.RunAsync(new ChangePersonCommand(id, await VersionAsync(database, id), new PersonFacts { Name = "Ada L.", Phone = "123456" }, HouseholdChoice.New("")), Cancel)).Refusal);
        Assert.Equal(("Ada L.", "12345"), await database.ReadAsync(async db => await db.People.SingleAsync(p => p.Id == id, Cancel) is var p ? (p.Name, p.Phone) : default));
    }

    private static AddPersonCommand Command(string name, string phone) => new(new PersonFacts { Name = name, Phone = phone }, HouseholdChoice.New(""));

    private static Task<long> VersionAsync(TestDatabase database, long id) => database.ReadAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Version).SingleAsync(Cancel));
}
