using System.Globalization;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Tests.Features.Agreements;
using Inclusion.Tests.Features.Imports;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Agreements.Print;
using Inclusion.Web.Features.Agreements.Sign;
using Inclusion.Web.Features.Attendances.Skills;
using Inclusion.Web.Features.Devices.Details;
using Inclusion.Web.Features.Devices.List;
using Inclusion.Web.Features.Enrolments.Enrol;
using Inclusion.Web.Features.Enrolments.FromPerson;
using Inclusion.Web.Features.Enrolments.Tell;
using Inclusion.Web.Features.Imports.People;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.Details;
using Inclusion.Web.Features.Loans.Give;
using Inclusion.Web.Features.People.Details;
using Inclusion.Web.Features.People.Form;
using Inclusion.Web.Features.Reservations.Bookings;
using Inclusion.Web.Features.Settings.Centres;
using Inclusion.Web.Features.Settings.Closures;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Shared.People;
using Inclusion.Web.Shared.Reservations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Audit;

/// <summary>Wherever people are named to somebody a trace is left, once; where nobody is named none is.</summary>
public sealed class LooksTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_sees_who_has_what_on_loan_leaves_a_trace_at_the_loan()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.LendOneAsync();
        var device = await database.ReadAsync(db => db.Devices.Select(d => d.Id).SingleAsync());
        var free = await database.AddReadyDeviceAsync("LT-0002");
        string[] one = [$"Seen Loan {loan}"];

        Assert.Equal(one, await NotedAsync(database, () => database.As<FindLoan>().RunAsync(loan, again: false, Cancel)));
        Assert.Empty(await NotedAsync(database, () => database.As<FindLoan>().RunAsync(loan, again: true, Cancel)));
        Assert.Equal(one, await NotedAsync(database, () => database.As<FindDevice>().RunAsync(device, again: false, Cancel)));
        Assert.Empty(await NotedAsync(database, () => database.As<FindDevice>().RunAsync(device, again: true, Cancel)));
        Assert.Empty(await NotedAsync(database, () => database.As<FindDevice>().RunAsync(free, again: false, Cancel)));
        Assert.Empty(await NotedAsync(database, async () => Assert.Null((await database.As<FindDevice>().WithoutHolderAsync(device, Cancel))!.Loan)));
        Assert.Equal(one, await NotedAsync(database, () => database.As<FindAgreementToSign>().RunAsync(loan, again: false, Cancel)));
        Assert.Empty(await NotedAsync(database, () => database.As<FindAgreementToSign>().RunAsync(loan, again: true, Cancel)));

        // Papers: whatever names the borrower; the slip for the bag names nobody.
        Assert.Equal(one, await NotedAsync(database, () => database.As<PrintLoanPapers>().AgreementAsync(loan, Cancel)));
        Assert.Empty(await NotedAsync(database, () => database.As<PrintLoanPapers>().BagSlipsAsync(loan, Cancel)));
        await database.ReturnAsync(loan);
        Assert.Equal(one, await NotedAsync(database, () => database.As<PrintLoanPapers>().ReturnReceiptAsync(loan, Cancel)));
        var given = await database.LendAsync(await database.AddPersonAsync("Awa Sow"), free, database.Today.AddDays(7));
        Assert.Null((await database.As<GiveDevices>().RunAsync(given, "Two years without a fault", Cancel)).Refusal);
        Assert.Equal([$"Seen Loan {given}"], await NotedAsync(database, () => database.As<WriteGivenPaper>().RunAsync(given, Cancel)));
    }

    [Fact]
    public async Task A_list_that_names_holders_leaves_one_trace_with_how_many_and_none_where_nobody_has_anything()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-0002");
        Assert.Empty(await NotedAsync(database, () => database.As<ListDevices>().RunAsync(new DeviceFilter(), ListPlace.Start, Cancel)));
        await database.LendOneAsync();
        Assert.Equal(["Listed ListDevices 0 (1)"], await NotedAsync(database, () => database.As<ListDevices>().RunAsync(new DeviceFilter(), ListPlace.Start, Cancel)));
        Assert.Empty(await NotedAsync(database, () => database.As<ListDevices>().RunAsync(new DeviceFilter(), ListPlace.Start, Cancel)));

        var (from, to) = (database.Today.AddDays(6), database.Today.AddDays(8));
        Assert.False((await database.As<ChangeClosedDates>().CloseAsync(database.CentreId, new ClosedPeriod(from, to, Yearly: false, "Works"), Cancel)).IsRefused);
        Assert.Equal(["Listed FindClosure 0 (1)"], await NotedAsync(database, () => database.As<FindClosure>().RunAsync(database.CentreId, from, to, 10, Cancel)));
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"CentreId: {database.CentreId}, From: {from:yyyy-MM-dd}, To: {to:yyyy-MM-dd}"),
            await database.ReadAsync(db => db.AuditDetails.Where(d => d.EntryId == db.AuditEntries.Max(e => e.Id)).Select(d => d.After).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_sees_to_whom_a_device_is_promised_leaves_a_trace_at_the_device()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0001");
        Assert.Empty(await NotedAsync(database, () => database.As<FindPromises>().OfDeviceAsync(device, Cancel)));
        Assert.False((await database.As<BookDevice>().RunAsync(new BookDeviceCommand("LT-0001", await database.AddPersonAsync(), database.Today.AddDays(2), database.Today.AddDays(6)), Cancel)).IsRefused);
        Assert.Equal([$"Listed FindPromises {device} (1)"], await NotedAsync(database, () => database.As<FindPromises>().OfDeviceAsync(device, Cancel)));
        Assert.Empty(await NotedAsync(database, () => database.As<FindDeviceToLend>().RunAsync("LT-0001", database.CentreId, Cancel)));
        database.Clock.Advance(RecentLooks.Same);
        Assert.Equal([$"Listed FindPromises {device} (1)"], await NotedAsync(database, () => database.As<FindDeviceToLend>().RunAsync("LT-0001", database.CentreId, Cancel)));
    }

    [Fact]
    public async Task Whoever_looks_somebody_up_to_enrol_or_tell_them_leaves_a_trace()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync();
        var workshop = await database.AddWorkshopAsync();
        string[] one = [$"Seen Person {person}"];
        Assert.Equal(one, await NotedAsync(database, () => database.As<SearchPeople>().ByIdAsync(person, Cancel)));
        Assert.Equal(one, await NotedAsync(database, () => database.As<FindCandidate>().RunAsync(workshop, person, Cancel)));
        Assert.Equal(one, await NotedAsync(database, () => database.As<ListOpenWorkshops>().RunAsync(person, again: false, Cancel)));
        Assert.Empty(await NotedAsync(database, () => database.As<ListOpenWorkshops>().RunAsync(person, again: true, Cancel)));
        Assert.Empty(await NotedAsync(database, () => database.As<PreviewParticipants>().RunAsync(workshop, Cancel)));
        await database.EnrolAsync(workshop, person);
        Assert.Equal([$"Listed PreviewParticipants {workshop} (1)"], await NotedAsync(database, () => database.As<PreviewParticipants>().RunAsync(workshop, Cancel)));
    }

    [Fact]
    public async Task Whoever_is_shown_people_like_somebody_leaves_a_trace_however_it_is_asked()
    {
        await using var database = await TestDatabase.CreateAsync();
        var known = await database.AddPersonAsync("Fatoumata Diarra", "06 12 34 56 78", "fatou@example.org");
        Assert.Empty(await NotedAsync(database, () => database.As<FindAlike>().RunAsync(new PersonFacts { Name = "Awa Sow" }, Cancel)));
        Assert.Equal(["Listed FindAlike 0 (1)"], await NotedAsync(database, () => database.As<FindAlike>().RunAsync(new PersonFacts { Name = "Fatoumata Diarra" }, Cancel)));

        // Typing on, and saving, shows the same person again.
        var facts = new PersonFacts { Name = "Fatoumata Diarra", Phone = "06 12 34 56 78" };
        Assert.Empty(await NotedAsync(database, () => database.As<FindAlike>().RunAsync(facts, Cancel)));
        Assert.Empty(await NotedAsync(database, () => database.As<AddPerson>().RunAsync(new AddPersonCommand(facts, HouseholdChoice.None), Cancel)));
        database.Clock.Advance(RecentLooks.Same);
        Assert.Equal(["Listed FindAlike 0 (1)"], await NotedAsync(database, () => database.As<AddPerson>().RunAsync(new AddPersonCommand(facts, HouseholdChoice.None), Cancel)));

        Assert.Empty(await NotedAsync(database, () => database.As<FindDoubles>().RunAsync(known, Cancel)));
        await database.AddPersonAsync("Fatoumata Diarra");
        Assert.Equal([$"Listed FindDoubles {known} (1)"], await NotedAsync(database, () => database.As<FindDoubles>().RunAsync(known, Cancel)));
        var command = await database.PeopleAsync("Name;Phone\nFatoumata Diarra;");
        Assert.Equal(["Listed Doubt 0 (1)"], await NotedAsync(database, async () => Assert.Single((await database.As<ImportPeople>().PreviewAsync(command, Cancel)).Value.Doubts)));
    }

    [Fact]
    public async Task Whoever_finds_a_household_by_its_people_leaves_a_trace()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync();
        await database.ArrangeAsync(async db =>
        {
            var household = db.Households.Add(Household.Of("Rue des Lilas").Value).Entity;
            await db.SaveChangesAsync();
            return await db.People.Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.HouseholdId, household.Id));
        });
        Assert.Empty(await NotedAsync(database, () => database.As<ListHouseholds>().RunAsync("nobody", Cancel)));
        Assert.Equal(["Listed ListHouseholds 0 (1)"], await NotedAsync(database, () => database.As<ListHouseholds>().RunAsync("rue", Cancel)));
        Assert.Empty(await NotedAsync(database, () => database.As<ListHouseholds>().RunAsync("rue des", Cancel)));
    }

    /// <summary>What the trail has more after it than before, as <c>Seen Loan 12</c>, with how many people where they were counted.</summary>
    private static async Task<IReadOnlyList<string>> NotedAsync(TestDatabase database, Func<Task> look)
    {
        var looks = database.Services.GetRequiredService<AuditLooks>();
        await looks.WriteAsync(Cancel);
        var last = await database.ReadAsync(db => db.AuditEntries.MaxAsync(e => (long?)e.Id)) ?? 0;
        await look();
        await looks.WriteAsync(Cancel);
        var entries = await database.ReadAsync(db => db.AuditEntries.Where(e => e.Id > last).OrderBy(e => e.Id).ToListAsync());
        return entries.ConvertAll(e => string.Create(CultureInfo.InvariantCulture, $"{e.Action} {e.Record} {e.RecordId}") + (e.Count is { } count ? string.Create(CultureInfo.InvariantCulture, $" ({count})") : ""));
    }
}
