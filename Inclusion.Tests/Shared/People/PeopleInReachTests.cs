using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Attendances.WalkIns;
using Inclusion.Web.Features.Enrolments.Enrol;
using Inclusion.Web.Features.Enrolments.FromPerson;
using Inclusion.Web.Features.Enrolments.List;
using Inclusion.Web.Features.Enrolments.Tell;
using Inclusion.Web.Features.Home.Find;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.Details;
using Inclusion.Web.Features.Loans.List;
using Inclusion.Web.Features.Messages.List;
using Inclusion.Web.Features.People.Block;
using Inclusion.Web.Features.People.Details;
using Inclusion.Web.Features.People.Form;
using Inclusion.Web.Features.People.Home;
using Inclusion.Web.Features.People.List;
using Inclusion.Web.Features.Privacy;
using Inclusion.Web.Features.Privacy.Erase;
using Inclusion.Web.Features.Privacy.Export;
using Inclusion.Web.Features.Privacy.Merge;
using Inclusion.Web.Features.Privacy.Retention;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Shared.Finding;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Shared.People;

/// <summary>Who sees whom (docs/domain.md): under the stricter setting whoever is not in reach is not there, through whichever door.</summary>
public sealed class PeopleInReachTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(PeopleScope.Organisation)]
    [InlineData(PeopleScope.OwnCentre)]
    public async Task The_list_has_those_whom_the_setting_lets_the_desk_see(PeopleScope deskSees)
    {
        await using var two = await TwoCentres.CreateAsync(deskSees);
        long[] everybody = [two.Ours, two.Theirs, two.Everybodys, two.Borrower, two.Learner];
        var seen = deskSees is PeopleScope.Organisation ? everybody : two.InReach;
        foreach (var actor in new[] { two.Desk, two.Manager })
        {
            Assert.Equal(seen, (await two.Database.As<ListPeople>(actor).RunAsync(new PeopleFilter(), ListPlace.Start, Cancel)).Rows.Select(r => r.Id).Order());
            Assert.Equal(seen, (await two.Database.As<ListPeople>(actor).ListIdsAsync(new PeopleFilter(), Cancel)).Order());
        }

        Assert.Equal(everybody, (await two.Database.As<ListPeople>().RunAsync(new PeopleFilter(), ListPlace.Start, Cancel)).Rows.Select(r => r.Id).Order());
    }

    [Fact]
    public async Task Nobody_out_of_reach_is_found_by_searching()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.OwnCentre);
        foreach (var text in new[] { "Pierre", "0622222222", "pierre@example", "Piere Theirs", "pi" })
        {
            Assert.Empty((await two.Database.As<SearchPeople>(two.Desk).RunAsync(text, Cancel)).People);
            Assert.Empty((await two.Database.As<SuggestAsTyped>(two.Desk).RunAsync(text, Cancel)).People);
            var found = await two.Database.As<SearchEverything>(two.Desk).RunAsync(text, Cancel);
            Assert.Empty(found.People.Concat(found.Alike));
        }

        Assert.Equal(two.Theirs, Assert.Single((await two.Database.As<SearchPeople>().RunAsync("Pierre", Cancel)).People).Id);
        Assert.Equal(two.Borrower, Assert.Single((await two.Database.As<SearchPeople>(two.Desk).RunAsync("Karim", Cancel)).People).Id);
        Assert.Equal(two.Learner, Assert.Single((await two.Database.As<SuggestAsTyped>(two.Desk).RunAsync("Learner", Cancel)).People).Id);
    }

    [Fact]
    public async Task Whoever_is_out_of_reach_is_not_there_for_any_operation()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.OwnCentre);
        var (database, id) = (two.Database, two.Theirs);
        var device = await database.AddReadyDeviceAsync("LT-0002");
        Refusal?[] refusals =
        [
            (await database.As<FindPerson>(two.Desk).RunAsync(id, again: false, Cancel)).Refusal,
            (await database.As<FindPersonForm>(two.Desk).RunAsync(id, Cancel)).Refusal,
            (await database.As<BlockPerson>(two.Desk).RunAsync(new BlockPersonCommand(id, "Because"), Cancel)).Refusal,
            (await database.As<CheckOutDevices>(two.Desk).RunAsync(new CheckOutCommand(Guid.NewGuid(), id, two.Here, [LentDevice.Whole(device)]), Cancel)).Refusal,
            (await database.As<EnrolPerson>(two.Desk).RunAsync(new EnrolPersonCommand(Guid.NewGuid(), id, two.Workshop), Cancel)).Refusal,
            (await database.As<EnrolHousehold>(two.Desk).RunAsync(new EnrolHouseholdCommand(Guid.NewGuid(), two.Workshop, [two.Ours, id], WaitTogether: false), Cancel)).Refusal,
            (await database.As<FindCandidate>(two.Desk).RunAsync(two.Workshop, id, Cancel)).Refusal,
            (await database.As<ListOpenWorkshops>(two.Desk).RunAsync(id, again: false, Cancel)).Refusal,
            (await database.As<MoveHome>(two.Manager).RunAsync(new MoveHomeCommand(id, two.Here), Cancel)).Refusal,
            (await database.As<PreviewErasure>(two.Manager).RunAsync(id, Cancel)).Refusal,
            (await database.As<ErasePerson>(two.Manager).RunAsync(new ErasePersonCommand(id, 1), Cancel)).Refusal,
            (await database.As<PreviewMerge>(two.Manager).RunAsync(two.Ours, id, Cancel)).Refusal,
            (await database.As<MergePeople>(two.Manager).RunAsync(new MergePeopleCommand(two.Ours, 1, id, 1, new HashSet<MergeField>()), Cancel)).Refusal,
            (await database.As<HoldPerson>(two.Manager).RunAsync(new HoldPersonCommand(id, "A claim"), Cancel)).Refusal,
            (await database.As<ListRetention>(two.Manager).FindAsync(id, Cancel)).Refusal,
            (await database.As<ExportPersonData>(two.Manager).RunAsync(id, Cancel)).Refusal,
        ];
        Assert.All(refusals, refusal => Assert.IsType<NotFound>(refusal));
        Assert.Null(await database.As<SearchPeople>(two.Desk).ByIdAsync(id, Cancel));
        Assert.Null(await database.As<FindBorrower>(two.Desk).RunAsync(id, Cancel));
        Assert.Null(await database.As<ListMessages>(two.Desk).FindNameAsync(new MessageFilter(MessageTab.ToCall, PersonId: id), Cancel));
        Assert.Null((await database.As<ListLoans>(two.Desk).RunAsync(new LoanFilter(LoanTab.Open, PersonId: id), ListPlace.Start, Cancel)).OnlyOf);
    }

    [Fact]
    public async Task Whoever_is_served_here_can_always_be_opened_and_served()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.OwnCentre);
        foreach (var id in two.InReach)
        {
            Assert.Null((await two.Database.As<FindPerson>(two.Desk).RunAsync(id, again: false, Cancel)).Refusal);
            Assert.NotNull(await two.Database.As<FindBorrower>(two.Desk).RunAsync(id, Cancel));
        }

        await two.Database.FinishAsync(two.Workshop);
        Assert.IsType<NotFound>((await two.Database.As<FindPerson>(two.Desk).RunAsync(two.Learner, again: false, Cancel)).Refusal);
    }

    [Fact]
    public async Task What_happened_here_says_who_it_was_with_and_not_how_someone_of_another_centre_is_reached()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.OwnCentre);
        var loan = await two.Database.LendAsync(two.Theirs, await two.Database.AddReadyDeviceAsync("LT-0002"), two.Database.Today.AddDays(7));
        await two.Database.EnrolAsync(two.Workshop, two.Theirs);
        await two.Database.As<MoveHome>().RunAsync(new MoveHomeCommand(two.Theirs, two.There), Cancel);
        Assert.Equal(("Pierre Theirs", "06 22 22 22 22"), await LoanAsync());
        Assert.Equal("06 22 22 22 22", await PlaceAsync());
        Assert.Equal("pierre@example.org", await ToTellAsync());

        await two.Database.ReturnAsync(loan);
        await two.Database.FinishAsync(two.Workshop);
        Assert.Equal(("Pierre Theirs", ""), await LoanAsync());
        Assert.Equal("", await PlaceAsync());
        Assert.Equal("", await ToTellAsync());
        Assert.Equal(("Pierre Theirs", ""), (await two.Database.As<ListLoans>(two.Desk).RunAsync(new LoanFilter(LoanTab.Closed), ListPlace.Start, Cancel)).Page.Rows is [var row] ? (row.Person, row.Phone) : default);

        async Task<(string, string)> LoanAsync() => (await two.Database.As<FindLoan>(two.Desk).RunAsync(loan, again: false, Cancel))!.Person is var person ? (person.Name, person.Phone) : default;
        async Task<string> PlaceAsync() => (await two.Database.As<ListEnrolled>(two.Desk).RunAsync(two.Workshop, Cancel)).Value.Enrolled.Single(r => r.PersonId == two.Theirs).Phone;
        async Task<string> ToTellAsync() => (await two.Database.As<PreviewParticipants>(two.Desk).RunAsync(two.Workshop, Cancel)).Value.People.Single(p => p.PersonId == two.Theirs).To;
    }

    [Fact]
    public async Task Others_of_a_household_who_are_out_of_reach_are_not_named()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.OwnCentre);
        await two.Database.ArrangeAsync(async db =>
        {
            var household = db.Households.Add(Household.Of("Rue des Lilas").Value).Entity;
            var other = db.Households.Add(Household.Of("Rue Nationale").Value).Entity;
            await db.SaveChangesAsync();
            await db.People.Where(p => p.Id == two.Ours || p.Id == two.Theirs).ExecuteUpdateAsync(set => set.SetProperty(p => p.HouseholdId, household.Id));
            var there = Person.Add(new PersonFacts { Name = "Anne There", HouseholdId = other.Id }, two.Database.Clock.GetUtcNow(), homeCentreId: two.There).Value;
            db.People.Add(there);
            return true;
        });

        Assert.Empty((await two.Database.As<FindPerson>(two.Desk).RunAsync(two.Ours, again: false, Cancel)).Value.Household!.Others);
        Assert.Empty((await two.Database.As<FindCandidate>(two.Desk).RunAsync(two.Workshop, two.Ours, Cancel)).Value.Others);
        Assert.Equal(["Nadia Ours"], Assert.Single(await two.Database.As<ListHouseholds>(two.Desk).RunAsync("rue", Cancel)).Members);
        Assert.Empty(await two.Database.As<ListHouseholds>(two.Desk).RunAsync("Pierre", Cancel));
        Assert.Equal(2, (await two.Database.As<ListHouseholds>().RunAsync("rue", Cancel)).Count);
    }

    [Fact]
    public async Task Someone_alike_at_another_centre_is_told_of_without_what_is_known_of_them()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.OwnCentre);
        foreach (var facts in new[] { new PersonFacts { Name = "Pierre THEIRS" }, new PersonFacts { Name = "Someone Else", Phone = "0622222222" }, new PersonFacts { Name = "Someone Else", Email = "pierre@example.org" } })
        {
            var alike = Assert.IsType<LikelyDuplicates>((await two.Database.As<AddPerson>(two.Desk).RunAsync(new AddPersonCommand(facts, HouseholdChoice.None), Cancel)).Refusal).Alike;
            Assert.Empty(alike.Known);
            Assert.Equal(["Maison Sud"], alike.Elsewhere);
            Assert.Equal(["Maison Sud"], (await two.Database.As<FindAlike>(two.Desk).RunAsync(facts, Cancel)).Elsewhere);
        }

        var asked = new AddPersonCommand(new PersonFacts { Name = "Pierre Theirs" }, HouseholdChoice.None, EvenSo: true);
        var added = (await two.Database.As<AddPerson>(two.Desk).RunAsync(asked, Cancel)).Value;
        Assert.Equal(two.Here, await HomeAsync(two.Database, added));
        Assert.Equal(2, Assert.IsType<LikelyDuplicates>((await two.Database.As<AddPerson>().RunAsync(asked with { EvenSo = false }, Cancel)).Refusal).Alike.Known.Count);
    }

    [Fact]
    public async Task Whoever_comes_without_enrolling_is_doubled_at_no_centre_unseen()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.OwnCentre);
        var workshop = await two.Database.AddWorkshopAsync(sessions: [ArrangedTraining.Session(two.Database.Today)]);
        var session = await two.Database.ReadAsync(db => db.WorkshopSessions.Where(s => s.WorkshopId == workshop).Select(s => s.Id).SingleAsync());
        foreach (var actor in new[] { two.Desk, two.Trainer })
        {
            var alike = Assert.IsType<LikelyDuplicates>((await two.Database.As<AddWalkIn>(actor).RunAsync(new AddWalkInCommand(Guid.NewGuid(), session, null, "Pierre Theirs"), Cancel)).Refusal).Alike;
            Assert.Equal((0, "Maison Sud"), (alike.Known.Count, Assert.Single(alike.Elsewhere)));
            Assert.True((await two.Database.As<AddWalkIn>(actor).RunAsync(new AddWalkInCommand(Guid.NewGuid(), session, two.Theirs, "Pierre Theirs"), Cancel)).IsRefused);
        }
    }

    [Fact]
    public async Task Where_an_erasure_says_that_someone_is_named_only_what_is_in_reach_is_read()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.OwnCentre);
        await two.Database.ArrangeAsync(async db =>
        {
            foreach (var id in new[] { two.Everybodys, two.Theirs })
            {
                Assert.False((await db.People.SingleAsync(p => p.Id == id)).AddNote("Comes with Nadia Ours", Actor.Product, two.Database.Clock.GetUtcNow()).IsRefused);
            }

            return true;
        });

        // The text of the other centre is told to be there, so that the name can go from it, and not shown.
        var shown = (await two.Database.As<PreviewErasure>(two.Manager).RunAsync(two.Ours, Cancel)).Value.Mentions.Shown;
        Assert.Equal([("Comes with Nadia Ours", true, true), (null, false, true)], shown.Select(m => (m.Text, m.Href is not null, m.Key is not null)));
        Assert.Equal(2, (await two.Database.As<PreviewErasure>().RunAsync(two.Ours, Cancel)).Value.Mentions.Shown.Count);
    }

    [Fact]
    public async Task A_text_of_another_centre_that_is_changed_on_its_page_is_for_that_centre_and_said_to_be()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.OwnCentre);
        var device = await two.Database.AddReadyDeviceAsync("LT-0002", centreId: two.There);
        await two.Database.ArrangeAsync(async db =>
        {
            db.Entry(await db.Devices.SingleAsync(d => d.Id == device)).Property(d => d.Notes).CurrentValue = "For Nadia Ours";
            Assert.False((await db.People.SingleAsync(p => p.Id == two.Theirs)).AddNote("Comes with Nadia Ours", Actor.Product, two.Database.Clock.GetUtcNow()).IsRefused);
            db.PersonNeeds.Add(PersonNeeds.Of(two.Theirs, AccessNeed.Hearing, "", "Nadia Ours interprets").Value);
            return true;
        });

        var hidden = (await two.Database.As<PreviewErasure>(two.Manager).RunAsync(two.Ours, Cancel)).Value.Mentions.Shown;
        Assert.All(hidden, mention => Assert.Equal((null, null), (mention.Text, mention.Href)));
        Assert.Equal(
            [
                (MentionPlace.Person, true, PrivacyText.HiddenOfOtherCentre),
                (MentionPlace.Needs, true, PrivacyText.HiddenNeeds),
                (MentionPlace.Device, false, PrivacyText.HiddenOfOtherCentreToChange),
            ],
            hidden.Select(mention => (mention.Place, mention.Key is not null, ErasePage.WhyHidden(mention))));

        // An administrator reads and changes it on its page.
        Assert.Contains((await two.Database.As<PreviewErasure>().RunAsync(two.Ours, Cancel)).Value.Mentions.Shown, mention => (mention.Text, mention.Href) == ("For Nadia Ours", Routes.Device(device)));
    }

    [Fact]
    public async Task The_home_is_where_someone_was_added_then_where_they_were_served_last()
    {
        await using var database = await TestDatabase.CreateAsync();
        var there = await database.AddCentreAsync("Maison Sud");
        var (here, desk) = (database.CentreId, await database.AddStaffAsync(StaffRole.Desk, there, "desk@example.org"));
        var id = (await database.As<AddPerson>(desk).RunAsync(new AddPersonCommand(new PersonFacts { Name = "Moussa Diarra" }, HouseholdChoice.None), Cancel)).Value;
        Assert.Equal(there, await HomeAsync(database, id));

        var device = await database.AddReadyDeviceAsync("LT-0001");
        Assert.Null((await database.As<CheckOutDevices>().RunAsync(new CheckOutCommand(Guid.NewGuid(), id, here, [LentDevice.Whole(device)]), Cancel)).Refusal);
        Assert.Equal(here, await HomeAsync(database, id));

        var workshop = await database.AddWorkshopAsync(centreId: there);
        Assert.Null((await database.As<EnrolPerson>(desk).RunAsync(new EnrolPersonCommand(Guid.NewGuid(), id, workshop), Cancel)).Refusal);
        Assert.Equal(there, await HomeAsync(database, id));
    }

    [Fact]
    public async Task Those_who_run_the_centre_of_someone_give_them_to_another_and_it_is_noted()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.Organisation);
        Assert.IsType<NotAllowed>((await two.Database.As<MoveHome>(two.Desk).RunAsync(new MoveHomeCommand(two.Theirs, two.Here), Cancel)).Refusal);
        var south = await two.Database.AddStaffAsync(StaffRole.Manager, two.There, "south@example.org");
        Assert.IsType<NotFound>((await two.Database.As<MoveHome>(south).RunAsync(new MoveHomeCommand(two.Theirs, 99), Cancel)).Refusal);

        // Whoever sees somebody of another centre does not take them: it is that centre that gives them.
        Assert.False(await MayTakeAsync());
        Assert.IsType<NotFound>((await two.Database.As<MoveHome>(two.Manager).RunAsync(new MoveHomeCommand(two.Theirs, two.Here), Cancel)).Refusal);
        Assert.Equal(two.There, await HomeAsync(two.Database, two.Theirs));
        Assert.Null((await two.Database.As<MoveHome>(south).RunAsync(new MoveHomeCommand(two.Theirs, two.Here), Cancel)).Refusal);
        Assert.True(await MayTakeAsync());

        var view = (await two.Database.As<FindPerson>(two.Desk).RunAsync(two.Theirs, again: false, Cancel)).Value;
        Assert.Equal((two.Here, "Maison de quartier Nord", true), (view.HomeCentreId, view.HomeCentre, view.HasSeveralCentres));
        Assert.True(await two.Database.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Record == nameof(Person) && e.RecordId == two.Theirs && e.Fields == nameof(Person.HomeCentreId) && e.StaffId == south.StaffId)));
        Assert.Null((await two.Database.As<MoveHome>().RunAsync(new MoveHomeCommand(two.Theirs, null), Cancel)).Refusal);
        Assert.Null(await HomeAsync(two.Database, two.Theirs));

        async Task<bool> MayTakeAsync() => (await two.Database.As<FindPerson>(two.Manager).RunAsync(two.Theirs, again: false, Cancel)).Value.MayTake;
    }

    [Fact]
    public async Task Of_two_records_that_become_one_the_one_that_stays_keeps_its_home()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.Organisation);
        await two.Database.ArrangeAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == two.Theirs)).RecordContact(two.Database.Clock.GetUtcNow().AddHours(1));
            return true;
        });

        // Under the default setting whoever runs one centre sees both, and is shown which centre has which.
        var preview = (await two.Database.As<PreviewMerge>(two.Manager).RunAsync(two.Theirs, two.Ours, Cancel)).Value;
        Assert.Equal((two.Ours, "Maison de quartier Nord", two.Theirs, "Maison Sud"), (preview.Kept.Id, preview.Kept.HomeCentre, preview.Other.Id, preview.Other.HomeCentre));
        Assert.Null((await MergeAsync(two, two.Manager, preview)).Refusal);
        Assert.Equal(two.Here, await HomeAsync(two.Database, two.Ours));
    }

    [Fact]
    public async Task Of_two_records_that_become_one_the_one_that_goes_gives_its_home_only_where_there_was_none()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.Organisation);
        await two.Database.As<MoveHome>().RunAsync(new MoveHomeCommand(two.Ours, null), Cancel);
        Assert.Null((await MergeAsync(two, two.Manager, (await two.Database.As<PreviewMerge>(two.Manager).RunAsync(two.Ours, two.Theirs, Cancel)).Value)).Refusal);
        Assert.Equal(two.There, await HomeAsync(two.Database, two.Ours));
    }

    [Fact]
    public async Task Who_went_out_of_reach_after_the_preview_is_not_merged()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.Organisation);
        var preview = (await two.Database.As<PreviewMerge>(two.Manager).RunAsync(two.Ours, two.Theirs, Cancel)).Value;
        await two.Database.LetDeskSeeAsync(PeopleScope.OwnCentre);
        Assert.IsType<NotFound>((await MergeAsync(two, two.Manager, preview)).Refusal);
        Assert.Equal(two.There, await HomeAsync(two.Database, two.Theirs));
    }

    private static Task<Outcome> MergeAsync(TwoCentres two, Actor actor, MergePreview preview) => two.Database.As<MergePeople>(actor).RunAsync(
        new MergePeopleCommand(preview.Kept.Id, preview.Kept.Version, preview.Other.Id, preview.Other.Version, new HashSet<MergeField>()), Cancel);

    private static Task<long?> HomeAsync(TestDatabase database, long id) => database.ReadAsync(db => db.People.Where(p => p.Id == id).Select(p => p.HomeCentreId).SingleAsync());
}
