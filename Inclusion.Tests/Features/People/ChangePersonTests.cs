using Inclusion.Domain.Common;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.People.Block;
using Inclusion.Web.Features.People.Change;
using Inclusion.Web.Features.People.Consents;
using Inclusion.Web.Features.People.Form;
using Inclusion.Web.Features.People.Notes;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.People;

public sealed class ChangePersonTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_about_someone_is_corrected_and_noted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync("Fatoumata Diarra");
        var form = await ReadAsync(database, id);
        form.Name = "Fatoumata Diarra-Lemoine";
        form.Phone = "06 12 34 56 78";
        form.BirthYear = 1984;
        Assert.Null(await SaveAsync(database, id, form));

        var read = await ReadAsync(database, id);
        Assert.Equal(form with { Version = read.Version }, read);
        Assert.Contains(id, (await database.As<SearchPeople>().RunAsync("lemoine", Cancel)).People.Select(p => p.Id));
        Assert.True(await database.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.RecordId == id && e.Action == AuditAction.Seen && e.StaffId == database.Administrator.StaffId)));
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_and_overwrites_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync("Fatoumata Diarra");
        var (mine, theirs) = (await ReadAsync(database, id), await ReadAsync(database, id));
        var before = mine with { };
        (theirs.Phone, theirs.Municipality) = ("06 12 34 56 78", "Lille");
        Assert.Null(await SaveAsync(database, id, theirs));

        (mine.Email, mine.Municipality) = ("fatou@example.org", "Roubaix");
        Assert.IsType<ChangedMeanwhile>(await SaveAsync(database, id, mine));
        Assert.Equal("", (await ReadAsync(database, id)).Email);

        var both = mine.BringIn(await ReadAsync(database, id), before);
        Assert.Null(await SaveAsync(database, id, both));
        var read = await ReadAsync(database, id);
        Assert.Equal(("06 12 34 56 78", "fatou@example.org", "Roubaix"), (read.Phone, read.Email, read.Municipality));
    }

    [Fact]
    public async Task A_household_is_made_joined_and_gone_with_its_last_member()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (one, other) = (await database.AddPersonAsync("Fatoumata Diarra"), await database.AddPersonAsync("Moussa Diarra"));
        await SaveAsync(database, one, await ReadAsync(database, one) with { HouseholdName = "Rue des Lilas" });

        var found = Assert.Single(await database.As<ListHouseholds>().RunAsync("RUE des", Cancel));
        Assert.Equal(["Fatoumata Diarra"], found.Members);
        Assert.Equal(found.Id, Assert.Single(await database.As<ListHouseholds>().RunAsync("diar", Cancel)).Id);

        await SaveAsync(database, other, await ReadAsync(database, other) with { HouseholdId = found.Id, HouseholdName = found.Name });
        await SaveAsync(database, one, await ReadAsync(database, one) with { HouseholdId = null, HouseholdName = "" });
        Assert.Equal(1, await database.ReadAsync(db => db.Households.CountAsync()));
        await SaveAsync(database, other, await ReadAsync(database, other) with { HouseholdId = null, HouseholdName = "Rue Nationale" });
        Assert.Equal(["Rue Nationale"], await database.ReadAsync(db => db.Households.Select(h => h.Name).ToListAsync()));
    }

    [Fact]
    public async Task A_partner_that_no_longer_sends_people_stays_with_those_it_sent()
    {
        await using var database = await TestDatabase.CreateAsync();
        var partner = await database.ArrangeAsync(async db =>
        {
            var added = db.Partners.Add(Partner.Add(new PartnerFacts("Mission locale", PartnerKinds.Referrer)).Value).Entity;
            await db.SaveChangesAsync();
            return added.Id;
        });
        var (sent, other) = (await database.AddPersonAsync("Moussa"), await database.AddPersonAsync("Marc"));
        Assert.Null(await SaveAsync(database, sent, await ReadAsync(database, sent) with { ReferredById = partner }));
        await database.ArrangeAsync(async db => (await db.Partners.SingleAsync()).Change(new PartnerFacts("Mission locale", PartnerKinds.Funder)).IsRefused);

        Assert.Null(await SaveAsync(database, sent, await ReadAsync(database, sent) with { Phone = "0612345678" }));
        Assert.IsType<PartnerRefersNobody>(await SaveAsync(database, other, await ReadAsync(database, other) with { ReferredById = partner }));
        Assert.Empty(await database.As<ListReferrers>().RunAsync(null, Cancel));
        Assert.Single(await database.As<ListReferrers>().RunAsync(partner, Cancel));
    }

    [Fact]
    public async Task Blocking_notes_and_consents_are_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync();
        Assert.IsType<BlockReasonMissing>((await database.As<BlockPerson>().RunAsync(new BlockPersonCommand(id, ""), Cancel)).Refusal);
        Assert.False((await database.As<BlockPerson>().RunAsync(new BlockPersonCommand(id, "Two devices never came back"), Cancel)).IsRefused);
        Assert.Equal("Two devices never came back", await database.ReadAsync(db => db.People.Select(p => p.BlockedReason).SingleAsync()));
        Assert.False((await database.As<UnblockPerson>().RunAsync(id, Cancel)).IsRefused);
        Assert.Null(await database.ReadAsync(db => db.People.Select(p => p.BlockedReason).SingleAsync()));

        Assert.False((await database.As<AddPersonNote>().RunAsync(new AddPersonNoteCommand(id, "Prefers mornings"), Cancel)).IsRefused);
        Assert.Equal("Prefers mornings", (await database.ReadAsync(db => db.PersonNotes.SingleAsync())).Text);

        Assert.False((await database.As<GiveConsent>().RunAsync(new GiveConsentCommand(id, ConsentKind.Messages, "2026-01", database.Today), Cancel)).IsRefused);
        Assert.IsType<ConsentKnown>((await database.As<GiveConsent>().RunAsync(new GiveConsentCommand(id, ConsentKind.Messages, "2026-01", database.Today), Cancel)).Refusal);
        Assert.False((await database.As<WithdrawConsent>().RunAsync(new WithdrawConsentCommand(id, ConsentKind.Messages, database.Today), Cancel)).IsRefused);
        var consent = await database.ReadAsync(db => db.PersonConsents.SingleAsync());
        Assert.Equal((database.Today, database.Today), (consent.GivenOn, consent.WithdrawnOn));
        Assert.IsType<ConsentNotGiven>((await database.As<WithdrawConsent>().RunAsync(new WithdrawConsentCommand(id, ConsentKind.Messages, database.Today), Cancel)).Refusal);
    }

    [Fact]
    public async Task Nobody_is_changed_who_is_not_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.IsType<NotFound>((await database.As<BlockPerson>().RunAsync(new BlockPersonCommand(99, "Because"), Cancel)).Refusal);
        Assert.IsType<NotFound>((await database.As<AddPersonNote>().RunAsync(new AddPersonNoteCommand(99, "Note"), Cancel)).Refusal);
        Assert.IsType<NotFound>(await SaveAsync(database, 99, new PersonForm { Name = "Nobody" }));
    }

    [Theory]
    [InlineData(StaffRole.Trainer)]
    [InlineData(StaffRole.Partner)]
    public async Task Trainers_and_partners_change_nothing(StaffRole role)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync();
        var actor = await database.AddStaffAsync(role, database.CentreId, "someone@example.org");
        Refusal?[] refusals =
        [
            (await database.As<ChangePerson>(actor).RunAsync(new ChangePersonCommand(id, 1, new PersonFacts { Name = "Else" }, HouseholdChoice.None), Cancel)).Refusal,
            (await database.As<BlockPerson>(actor).RunAsync(new BlockPersonCommand(id, "Because"), Cancel)).Refusal,
            (await database.As<UnblockPerson>(actor).RunAsync(id, Cancel)).Refusal,
            (await database.As<AddPersonNote>(actor).RunAsync(new AddPersonNoteCommand(id, "Note"), Cancel)).Refusal,
            (await database.As<GiveConsent>(actor).RunAsync(new GiveConsentCommand(id, ConsentKind.Messages, "1", database.Today), Cancel)).Refusal,
            (await database.As<WithdrawConsent>(actor).RunAsync(new WithdrawConsentCommand(id, ConsentKind.Messages, database.Today), Cancel)).Refusal,
        ];
        Assert.All(refusals, refusal => Assert.IsType<NotAllowed>(refusal));
    }

    private static async Task<PersonForm> ReadAsync(TestDatabase database, long id) => (await database.As<FindPersonForm>().RunAsync(id, Cancel)).Value;

    private static async Task<Refusal?> SaveAsync(TestDatabase database, long id, PersonForm form) =>
        (await database.As<ChangePerson>().RunAsync(new ChangePersonCommand(id, form.Version, form.ToFacts(), form.Household), Cancel)).Refusal;
}
