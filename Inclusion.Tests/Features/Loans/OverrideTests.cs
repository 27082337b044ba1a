using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.Rules;
using Inclusion.Web.Features.People.Block;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Loans;

/// <summary>Limits of the rule and blocks: who may lend in spite of them, with a reason that is kept.</summary>
public sealed class OverrideTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task More_than_the_rule_allows_is_lent_by_a_manager_who_says_why_and_by_nobody_else()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (manager, desk) = await StaffAsync(database);
        var person = await database.AddPersonAsync();
        await AddRuleAsync(database, null, new LendingTerms(21, 2, null, 1));
        await database.LendAsync(person, await database.AddReadyDeviceAsync("LT-1"), database.Today.AddDays(5));
        var device = await database.AddReadyDeviceAsync("LT-2");

        Assert.Equal(new TooManyDevices(1, 1), (await LendAsync(database, desk, person, device, "Needs two")).Refusal);
        Assert.Equal(new TooManyDevices(1, 1), (await LendAsync(database, manager, person, device, " ")).Refusal);
        Assert.Equal(new TooManyDevices(1, 1), (await PreviewAsync(database, manager, person, device)).Overridable.Single());
        Assert.Empty((await PreviewAsync(database, desk, person, device)).Overridable);
        Assert.IsType<FieldTooLong>((await LendAsync(database, manager, person, device, new string('x', 501))).Refusal);

        var made = await LendAsync(database, manager, person, device, "Two children at school");

        var history = await database.ReadAsync(db => db.LoanEvents.Where(e => e.LoanId == made.Value.LoanId).OrderBy(e => e.Id).ToListAsync(Cancel));
        Assert.Equal([LoanEventKind.Lent, LoanEventKind.LimitOverridden], history.Select(e => e.Kind));
        Assert.Equal(("Two children at school", manager.Name), (history[1].Note, history[1].StaffName));
    }

    [Fact]
    public async Task One_device_for_a_household_counts_what_the_others_have_wherever_they_are_at_home()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (manager, desk) = await StaffAsync(database);
        await AddRuleAsync(database, DeviceCategory.Hotspot, new LendingTerms(21, 2, null, 3) { OnePerHousehold = true });
        var (one, other, alone) = (await database.AddPersonAsync("Nadia Bouzid"), await database.AddPersonAsync("Karim Bouzid"), await database.AddPersonAsync("Lin Wei"));
        await LiveTogetherAsync(database, one, other);
        await database.LendAsync(other, await database.AddReadyDeviceAsync("HS-1", DeviceCategory.Hotspot), database.Today.AddDays(5));
        var (hotspot, laptop) = (await database.AddReadyDeviceAsync("HS-2", DeviceCategory.Hotspot), await database.AddReadyDeviceAsync("LT-1"));

        Assert.Equal(new HouseholdHasDevices(1), (await LendAsync(database, desk, one, hotspot)).Refusal);
        Assert.False((await LendAsync(database, desk, one, laptop)).IsRefused);
        Assert.False((await LendAsync(database, desk, alone, await database.AddReadyDeviceAsync("HS-3", DeviceCategory.Hotspot))).IsRefused);
        Assert.Equal(new HouseholdHasDevices(1), (await LendAsync(database, desk, alone, await database.AddReadyDeviceAsync("HS-4", DeviceCategory.Hotspot))).Refusal);

        var explained = await database.As<ExplainLending>(desk).RunAsync(database.CentreId, one, "hs-2", Cancel);
        Assert.Equal(RuleReach.Category, explained.Device!.Steps.First(s => s.Rule is not null).Reach);
        Assert.Equal((1, "Karim Bouzid"), (explained.Person!.HouseholdHolds, Assert.Single(explained.Person.Members).Name));
        Assert.Equal(("LT-1", false), (explained.Person.Held.Single().Tag, explained.Person.Held.Single().Counts));
        Assert.Equal((new HouseholdHasDevices(1), false), (explained.WhyNot, explained.MayOverride));
        Assert.True((await database.As<ExplainLending>(manager).RunAsync(database.CentreId, one, "HS-2", Cancel)).MayOverride);

        Assert.False((await LendAsync(database, manager, one, hotspot, "Lives half the week elsewhere")).IsRefused);
    }

    [Fact]
    public async Task Two_at_once_are_too_many_for_a_household_of_one_rule()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddRuleAsync(database, null, new LendingTerms(21, 2, null, 3) { OnePerHousehold = true });
        var (one, other) = (await database.AddPersonAsync("Nadia Bouzid"), await database.AddPersonAsync("Karim Bouzid"));
        await LiveTogetherAsync(database, one, other);
        long[] devices = [await database.AddReadyDeviceAsync("LT-1"), await database.AddReadyDeviceAsync("LT-2")];
        var command = new CheckOutCommand(Guid.NewGuid(), one, database.CentreId, [.. devices.Select(LentDevice.Whole)]);
        Assert.Equal(new HouseholdHasDevices(0), (await database.As<CheckOutDevices>().RunAsync(command, Cancel)).Refusal);
    }

    [Fact]
    public async Task A_block_is_set_aside_by_whom_it_names_and_both_histories_say_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (manager, desk) = await StaffAsync(database);
        var person = await database.AddPersonAsync();
        var (first, second) = (await database.AddReadyDeviceAsync("LT-1"), await database.AddReadyDeviceAsync("LT-2"));
        Assert.IsType<BlockIsForManagers>((await BlockAsync(database, desk, person, BlockOverride.Manager)).Refusal);
        Assert.False((await BlockAsync(database, desk, person, BlockOverride.Desk)).IsRefused);

        Assert.IsType<PersonBlocked>((await LendAsync(database, desk, person, first)).Refusal);
        var made = await LendAsync(database, desk, person, first, "Came to talk");
        Assert.Equal(
            [LoanEventKind.Lent, LoanEventKind.BlockOverridden], await database.ReadAsync(db => db.LoanEvents.Where(e => e.LoanId == made.Value.LoanId).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync(Cancel)));

        Assert.False((await BlockAsync(database, manager, person, BlockOverride.Manager)).IsRefused);
        Assert.IsType<PersonBlocked>((await LendAsync(database, desk, person, second, "Came to talk")).Refusal);
        Assert.IsType<BlockIsForManagers>((await database.As<UnblockPerson>(desk).RunAsync(person, Cancel)).Refusal);
        Assert.IsType<BlockIsForManagers>((await BlockAsync(database, desk, person, BlockOverride.Desk)).Refusal);
        Assert.False((await database.As<UnblockPerson>(manager).RunAsync(person, Cancel)).IsRefused);

        var lines = await database.As<ListBlocks>(desk).RunAsync(person, Cancel);
        Assert.Equal([BlockEventKind.Lifted, BlockEventKind.Blocked, BlockEventKind.Overridden, BlockEventKind.Blocked], lines.Select(l => l.Kind));
        Assert.Equal((made.Value.Number, made.Value.LoanId, "Came to talk"), (lines[2].LoanNumber, lines[2].LoanId, lines[2].Reason));
    }

    [Fact]
    public async Task A_block_is_over_after_its_last_day_for_the_check_out_at_once_and_for_lists_within_the_hour()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, desk) = await StaffAsync(database);
        var person = await database.AddPersonAsync();
        Assert.Equal(
            new BlockEndsInPast(database.Today.AddDays(-1)),
            (await database.As<BlockPerson>(desk).RunAsync(new BlockPersonCommand(person, "Late", database.Today.AddDays(-1)), Cancel)).Refusal);
        Assert.False((await database.As<BlockPerson>(desk).RunAsync(new BlockPersonCommand(person, "Late", database.Today.AddDays(1)), Cancel)).IsRefused);
        var device = await database.AddReadyDeviceAsync("LT-1");

        database.Clock.Advance(TimeSpan.FromDays(1));
        await database.As<EndBlocks>().RunAsync(Cancel);
        Assert.IsType<PersonBlocked>((await LendAsync(database, desk, person, device)).Refusal);
        database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null((await database.As<FindBorrower>(desk).RunAsync(person, Cancel))!.BlockedReason);
        Assert.False((await LendAsync(database, desk, person, device)).IsRefused);

        await database.As<EndBlocks>().RunAsync(Cancel);
        Assert.Null(await database.ReadAsync(db => db.People.Where(p => p.Id == person).Select(p => p.BlockedReason).SingleAsync(Cancel)));
        Assert.Equal([BlockEventKind.Ended, BlockEventKind.Blocked], (await database.As<ListBlocks>(desk).RunAsync(person, Cancel)).Select(l => l.Kind));
        Assert.Empty((await database.As<EndBlocks>().RunAsync(Cancel)).All);
    }

    private static async Task<(Actor Manager, Actor Desk)> StaffAsync(TestDatabase database) => (
        await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "manager@example.org"), await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org"));

    private static Task<bool> AddRuleAsync(TestDatabase database, DeviceCategory? category, LendingTerms terms) => database.ArrangeAsync(db =>
    {
        db.LendingRules.Add(LendingRule.Create(null, category, terms).Value);
        return Task.FromResult(true);
    });

    private static Task<bool> LiveTogetherAsync(TestDatabase database, params long[] people) => database.ArrangeAsync(async db =>
    {
        var home = Household.Of("Bouzid").Value;
        db.Households.Add(home);
        await db.SaveChangesAsync(Cancel);
        foreach (var person in await db.People.Where(p => people.Contains(p.Id)).ToListAsync(Cancel))
        {
            Assert.False(person.Change(new PersonFacts { Name = person.Name, HouseholdId = home.Id }, database.Clock.GetUtcNow()).IsRefused);
        }

        return true;
    });

    private static Task<Outcome> BlockAsync(TestDatabase database, Actor by, long person, BlockOverride mayOverride) =>
        database.As<BlockPerson>(by).RunAsync(new BlockPersonCommand(person, "A laptop never came back", null, mayOverride), Cancel);

    private static Task<CheckOutPreview> PreviewAsync(TestDatabase database, Actor by, long person, long device) =>
        database.As<PreviewCheckOut>(by).RunAsync(person, database.CentreId, [LentDevice.Whole(device)], null, null, Cancel);

    private static Task<Outcome<LoanMade>> LendAsync(TestDatabase database, Actor by, long person, long device, string? reason = null) => database.As<CheckOutDevices>(by).RunAsync(
        new CheckOutCommand(Guid.NewGuid(), person, database.CentreId, [LentDevice.Whole(device)]) { OverrideReason = reason }, Cancel);
}
