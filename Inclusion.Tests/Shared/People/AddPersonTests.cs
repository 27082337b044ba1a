using Inclusion.Domain.Common;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Shared.People;

public sealed class AddPersonTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_is_all_that_is_needed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddAsync(database, new PersonFacts { Name = "  عبد الرحمن السيد  " });
        var person = await database.ReadAsync(db => db.People.SingleAsync(p => p.Id == id));
        Assert.Equal("عبد الرحمن السيد", person.Name);
        Assert.Equal(database.Clock.GetUtcNow(), person.AddedAt);
    }

    [Theory]
    [InlineData("Eloise NGUYEN", "", "")]
    [InlineData("Someone Else", "+33 6 12 34 56 78", "")]
    [InlineData("Someone Else", "0033612345678", "")]
    [InlineData("Someone Else", "06.12.34.56.78", "")]
    [InlineData("Someone Else", "+33 (0)6 12 34 56 78", "")]
    [InlineData("Someone Else", "", "ELOISE@example.org")]
    public async Task Someone_alike_is_shown_before_a_second_record_is_made(string name, string phone, string email)
    {
        await using var database = await TestDatabase.CreateAsync();
        var known = await database.AddPersonAsync("Éloïse Nguyễn", phone: "06 12 34 56 78", email: "eloise@example.org");
        await database.AddPersonAsync("Nobody like that");

        var refused = await database.As<AddPerson>().RunAsync(new AddPersonCommand(new PersonFacts { Name = name, Phone = phone, Email = email }, HouseholdChoice.None), Cancel);

        var alike = Assert.Single(Assert.IsType<LikelyDuplicates>(refused.Refusal).Alike.Known);
        Assert.Equal(known, alike.Id);
        Assert.Equal((name.StartsWith("Eloise", StringComparison.Ordinal), phone.Length > 0, email.Length > 0), (alike.SameName, alike.SamePhone, alike.SameEmail));
        Assert.Equal(2, await database.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Whoever_shares_most_is_shown_first()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Marc Petit");
        var same = await database.AddPersonAsync("Marc Petit", phone: "06 12 34 56 78");
        await database.AddPersonAsync("Marc Petit");

        var refused = await database.As<AddPerson>().RunAsync(new AddPersonCommand(new PersonFacts { Name = "Marc Petit", Phone = "0612345678" }, HouseholdChoice.None), Cancel);

        var candidates = Assert.IsType<LikelyDuplicates>(refused.Refusal).Alike.Known;
        Assert.Equal(3, candidates.Count);
        Assert.Equal(same, candidates[0].Id);
    }

    [Fact]
    public async Task Someone_alike_is_added_even_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var known = await database.AddPersonAsync("Marc Petit");
        var added = await database.As<AddPerson>().RunAsync(new AddPersonCommand(new PersonFacts { Name = "Marc Petit" }, HouseholdChoice.None, EvenSo: true), Cancel);
        Assert.NotEqual(known, added.Value);
    }

    [Fact]
    public async Task People_without_phone_and_email_are_not_alike_for_that()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Marc Petit");
        await AddAsync(database, new PersonFacts { Name = "Oksana Kovalenko" });
    }

    [Fact]
    public async Task A_fault_in_the_form_is_said_before_those_who_are_alike()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Marc Petit");
        var refused = await database.As<AddPerson>().RunAsync(new AddPersonCommand(new PersonFacts { Name = "Marc Petit", Email = "marc" }, HouseholdChoice.None), Cancel);
        Assert.IsType<EmailNotAnAddress>(refused.Refusal);
    }

    [Theory]
    [InlineData(ContactChannel.Email, typeof(EmailNeededForChannel))]
    [InlineData(ContactChannel.Sms, typeof(PhoneNeededForChannel))]
    [InlineData(ContactChannel.Call, typeof(PhoneNeededForChannel))]
    [InlineData(ContactChannel.Letter, typeof(AddressNeededForChannel))]
    public async Task Someone_at_the_desk_is_asked_for_what_their_channel_needs_and_someone_written_down_later_is_not(ContactChannel channel, Type refusal)
    {
        await using var database = await TestDatabase.CreateAsync();
        var facts = new PersonFacts { Name = "Marc Petit", PreferredChannel = channel };

        var refused = await database.As<AddPerson>().RunAsync(new AddPersonCommand(facts, HouseholdChoice.None, MustBeReachable: true), Cancel);
        Assert.Equal(refusal, refused.Refusal?.GetType());
        Assert.False((await database.As<AddPerson>().RunAsync(new AddPersonCommand(facts, HouseholdChoice.None), Cancel)).IsRefused);

        var reachable = facts with { Name = "Oksana Kovalenko", Email = "o@example.org", Phone = "06 12 34 56 78", Address = "12 rue des Lilas" };
        Assert.False((await database.As<AddPerson>().RunAsync(new AddPersonCommand(reachable, HouseholdChoice.None, MustBeReachable: true), Cancel)).IsRefused);
    }

    [Fact]
    public async Task Two_desks_adding_the_same_person_at_once_make_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var command = new AddPersonCommand(new PersonFacts { Name = "Marc Petit" }, HouseholdChoice.None);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => database.As<AddPerson>().RunAsync(command, Cancel), Cancel)));
        Assert.Single(outcomes, o => !o.IsRefused);
        Assert.All(outcomes.Where(o => o.IsRefused), o => Assert.IsType<LikelyDuplicates>(o.Refusal));
    }

    [Fact]
    public async Task A_new_household_is_made_with_the_person_and_joined_by_the_next()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await AddAsync(database, new PersonFacts { Name = "Fatoumata Diarra" }, HouseholdChoice.New("Diarra"));
        var household = await database.ReadAsync(db => db.Households.SingleAsync());
        Assert.Equal("Diarra", household.Name);
        await AddAsync(database, new PersonFacts { Name = "Moussa Diarra" }, HouseholdChoice.Of(household.Id));
        Assert.Equal(2, await database.ReadAsync(db => db.People.CountAsync(p => p.HouseholdId == household.Id)));
        Assert.NotEqual(0, first);
    }

    [Fact]
    public async Task A_refused_person_leaves_no_household_behind()
    {
        await using var database = await TestDatabase.CreateAsync();
        var refused = await database.As<AddPerson>().RunAsync(new AddPersonCommand(new PersonFacts { Name = "Moussa Diarra" }, HouseholdChoice.Of(99)), Cancel);
        Assert.IsType<NotFound>(refused.Refusal);
        refused = await database.As<AddPerson>().RunAsync(new AddPersonCommand(new PersonFacts { Name = "Moussa", BirthYear = 1066 }, HouseholdChoice.New("Diarra")), Cancel);
        Assert.IsType<BirthYearNotPossible>(refused.Refusal);
        Assert.False(await database.ReadAsync(db => db.Households.AnyAsync()));
    }

    [Fact]
    public async Task Only_a_partner_that_refers_people_can_have_sent_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (donor, referrer) = await database.ArrangeAsync(async db =>
        {
            var gives = db.Partners.Add(Partner.Add(new PartnerFacts("Mairie", PartnerKinds.Donor)).Value).Entity;
            var sends = db.Partners.Add(Partner.Add(new PartnerFacts("Mission locale", PartnerKinds.Referrer | PartnerKinds.Funder)).Value).Entity;
            await db.SaveChangesAsync(Cancel);
            return (gives.Id, sends.Id);
        });
        var refused = await database.As<AddPerson>().RunAsync(new AddPersonCommand(new PersonFacts { Name = "Moussa", ReferredById = donor }, HouseholdChoice.None), Cancel);
        Assert.IsType<PartnerRefersNobody>(refused.Refusal);
        await AddAsync(database, new PersonFacts { Name = "Moussa", ReferredById = referrer });
    }

    [Theory]
    [InlineData(StaffRole.Trainer)]
    [InlineData(StaffRole.Partner)]
    public async Task Trainers_and_partners_add_nobody(StaffRole role)
    {
        await using var database = await TestDatabase.CreateAsync();
        var actor = await database.AddStaffAsync(role, database.CentreId, "someone@example.org");
        var refused = await database.As<AddPerson>(actor).RunAsync(new AddPersonCommand(new PersonFacts { Name = "Moussa" }, HouseholdChoice.None), Cancel);
        Assert.IsType<NotAllowed>(refused.Refusal);
        Assert.False(await database.ReadAsync(db => db.People.AnyAsync()));
    }

    private static async Task<long> AddAsync(TestDatabase database, PersonFacts facts, HouseholdChoice? household = null)
    {
        var added = await database.As<AddPerson>().RunAsync(new AddPersonCommand(facts, household ?? HouseholdChoice.None), Cancel);
        Assert.Null(added.Refusal);
        return added.Value;
    }
}
