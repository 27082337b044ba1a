using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.People.Consents;
using Inclusion.Web.Features.People.Details;
using Inclusion.Web.Features.People.Notes;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.People;

public sealed class FindPersonTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_record_shows_what_someone_has_had_was_told_and_agreed_to()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync("Fatoumata Diarra", phone: "06 12 34 56 78");
        var past = await database.LendAsync(id, await database.AddReadyDeviceAsync("LT-0001"), database.Today);
        await database.ReturnAsync(past);
        var late = await database.LendAsync(id, await database.AddReadyDeviceAsync("LT-0002"), database.Today.AddDays(-1));
        await database.LendAsync(id, await database.AddReadyDeviceAsync("LT-0003"), database.Today.AddDays(7));
        await database.ArrangeAsync(db =>
        {
            var now = database.Clock.GetUtcNow();
            db.Messages.Add(Message.Write(id, database.CentreId, database.Today, ContactChannel.Call, language: "fr", to: "06 12 34 56 78", subject: "Votre prêt", body: "Bonjour", messageId: "m1@test", at: now, notBefore: now));
            return Task.FromResult(true);
        });
        await database.As<AddPersonNote>().RunAsync(new AddPersonNoteCommand(id, "Prefers mornings"), Cancel);
        await database.As<GiveConsent>().RunAsync(new GiveConsentCommand(id, ConsentKind.DataKept, "2026-01", database.Today), Cancel);

        var person = await OpenAsync(database, id);

        Assert.Equal((2, true), (person.OpenLoans, person.IsOverdue));
        Assert.Equal(["LT-0002", "LT-0003"], person.Loans.Open.SelectMany(l => l.Devices).Select(d => d.Tag));
        Assert.Equal([late], person.Loans.Open.Where(l => l.IsOverdue).Select(l => l.Id));
        Assert.Equal([past], person.Loans.Past.Select(l => l.Id));
        Assert.Equal("Votre prêt", Assert.Single(person.Messages).Subject);
        Assert.Equal(("Prefers mornings", database.Administrator.Name), (person.Notes[0].Text, person.Notes[0].StaffName));
        Assert.Equal("2026-01", Assert.Single(person.Consents).TextVersion);
        Assert.Equal(PrivacyNotice.Version, person.TextVersion);
    }

    [Fact]
    public async Task Opening_is_noted_once_and_reading_again_is_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync();
        await OpenAsync(database, id);
        await database.As<FindPerson>().RunAsync(id, again: true, Cancel);
        var seen = Assert.Single(await database.ReadAsync(db => db.AuditEntries.Where(e => e.Action == AuditAction.Seen).ToListAsync()));
        Assert.Equal(("Person", id, database.Administrator.StaffId), (seen.Record, seen.RecordId, seen.StaffId));
    }

    [Fact]
    public async Task Loans_of_another_centre_are_counted_and_not_shown()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync();
        var other = await database.AddCentreAsync("Maison Sud");
        await database.LendAsync(id, await database.AddReadyDeviceAsync("LT-0001"), database.Today.AddDays(7));
        await database.LendAsync(id, await database.AddReadyDeviceAsync("LT-0002", centreId: other), database.Today.AddDays(-1), other);
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");

        var person = (await database.As<FindPerson>(desk).RunAsync(id, again: false, Cancel)).Value;

        Assert.Equal((2, true, 1), (person.OpenLoans, person.IsOverdue, person.Loans.Elsewhere));
        Assert.Equal(["LT-0001"], person.Loans.Open.SelectMany(l => l.Devices).Select(d => d.Tag));
    }

    [Fact]
    public async Task The_others_of_a_household_are_shown()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ArrangeAsync(async db =>
        {
            var household = db.Households.Add(Household.Of("Diarra").Value).Entity;
            await db.SaveChangesAsync();
            foreach (var name in new[] { "Moussa Diarra", "Fatoumata Diarra", "Awa Diarra" })
            {
                db.People.Add(Person.Add(new PersonFacts { Name = name, HouseholdId = household.Id }, database.Clock.GetUtcNow()).Value);
            }

            return true;
        });
        var moussa = await database.ReadAsync(db => db.People.Where(p => p.Name == "Moussa Diarra").Select(p => p.Id).SingleAsync());
        var household = (await OpenAsync(database, moussa)).Household!;
        Assert.Equal("Diarra", household.Name);
        Assert.Equal(["Awa Diarra", "Fatoumata Diarra"], household.Others.Select(o => o.Name));
    }

    [Fact]
    public async Task Records_that_may_be_of_the_same_person_are_told_to_whoever_may_join_them_and_a_family_is_no_double()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.OwnCentre);
        var database = two.Database;
        var id = await database.AddPersonAsync("Zoé Lune", "06 33 33 33 33", homeCentreId: two.Here);
        var (same, like) = (await database.AddPersonAsync("ZOE LUNE", homeCentreId: two.Here), await database.AddPersonAsync("Zoé Lunes", "0633333333", homeCentreId: two.Here));
        await database.AddPersonAsync("Karim Haddad", "06 33 33 33 33", homeCentreId: two.Here);
        await database.AddPersonAsync("Zoé Lune", homeCentreId: two.There);

        Assert.Equal([same, like], (await database.As<FindDoubles>(two.Manager).RunAsync(id, Cancel)).Select(d => d.Id).Order());
        Assert.Empty(await database.As<FindDoubles>(two.Desk).RunAsync(id, Cancel));
        Assert.Empty(await database.As<FindDoubles>(two.Manager).RunAsync(two.Theirs, Cancel));
        Assert.Equal(3, (await database.As<FindDoubles>().RunAsync(id, Cancel)).Count);
    }

    [Fact]
    public async Task Who_is_not_there_is_not_found_and_trainers_see_nobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.IsType<NotFound>((await database.As<FindPerson>().RunAsync(99, again: false, Cancel)).Refusal);
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        var id = await database.AddPersonAsync();
        Assert.IsType<NotAllowed>((await database.As<FindPerson>(trainer).RunAsync(id, again: false, Cancel)).Refusal);
    }

    private static async Task<PersonView> OpenAsync(TestDatabase database, long id) => (await database.As<FindPerson>().RunAsync(id, again: false, Cancel)).Value;
}
