using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Settings.Centres;
using Inclusion.Web.Features.Settings.LendingRules;
using Inclusion.Web.Features.Settings.Organisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Settings;

public sealed class SettingsTests
{
    [Fact]
    public async Task The_organisation_gets_another_name_and_other_reminder_days()
    {
        await using var database = await TestDatabase.CreateAsync();
        var before = await database.As<FindOrganisation>().RunAsync(CancellationToken.None);
        var outcome = await database.As<ChangeOrganisation>().RunAsync(new(before.Version, "Maison Sud", "en", "3", "2, 10", PeopleScope.OwnCentre, WipesNeedTwoPeople: true), CancellationToken.None);
        Assert.Null(outcome.Refusal);
        var after = await database.As<FindOrganisation>().RunAsync(CancellationToken.None);
        Assert.Equal((PeopleScope.Organisation, PeopleScope.OwnCentre), (before.DeskSees, after.DeskSees));
        Assert.Equal((false, true), (before.WipesNeedTwoPeople, after.WipesNeedTwoPeople));
        Assert.Equal(("Maison Sud", "en"), (after.Name, after.Language));
        Assert.Equal([3], after.DueSoonDays);
        Assert.Equal([2, 10], after.OverdueDays);
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_and_overwrites_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var read = await database.As<FindOrganisation>().RunAsync(CancellationToken.None);
        await database.As<ChangeOrganisation>().RunAsync(new(read.Version, "First", "fr", "7", "1", PeopleScope.Organisation, WipesNeedTwoPeople: false), CancellationToken.None);
        var second = await database.As<ChangeOrganisation>().RunAsync(new(read.Version, "Second", "fr", "7", "1", PeopleScope.Organisation, WipesNeedTwoPeople: false), CancellationToken.None);
        Assert.IsType<ChangedMeanwhile>(second.Refusal);
        Assert.Equal("First", (await database.As<FindOrganisation>().RunAsync(CancellationToken.None)).Name);
    }

    [Fact]
    public async Task Reminder_days_that_are_no_days_are_refused_and_nothing_changes()
    {
        await using var database = await TestDatabase.CreateAsync();
        var read = await database.As<FindOrganisation>().RunAsync(CancellationToken.None);
        var outcome = await database.As<ChangeOrganisation>().RunAsync(new(read.Version, "Other", "fr", "soon", "1", PeopleScope.Organisation, WipesNeedTwoPeople: false), CancellationToken.None);
        Assert.Equal(new ReminderDaysNotUnderstood("soon"), outcome.Refusal);
        Assert.Equal(read.Name, (await database.As<FindOrganisation>().RunAsync(CancellationToken.None)).Name);
    }

    [Fact]
    public async Task A_manager_changes_their_own_centre_and_no_other()
    {
        await using var database = await TestDatabase.CreateAsync();
        var other = await database.AddCentreAsync("Maison Est");
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "manager@example.org");
        var own = (await database.As<ListCentres>(manager).FindAsync(database.CentreId, CancellationToken.None))!;
        Assert.Null((await database.As<SaveCentre>(manager).RunAsync(new(own.Id, own.Version, own.Name, "1 rue du Nord", own.Phone, own.TimeZone, own.Hours), CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<SaveCentre>(manager).RunAsync(new(other, 1, "Mine", "", "", "Europe/Paris", WeeklyHours.Default), CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<SaveCentre>(manager).RunAsync(new(null, 0, "New", "", "", "Europe/Paris", WeeklyHours.Default), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Two_centres_cannot_have_one_name()
    {
        await using var database = await TestDatabase.CreateAsync();
        var outcome = await database.As<SaveCentre>().RunAsync(new(null, 0, "maison de quartier nord", "", "", "Europe/Paris", WeeklyHours.Default), CancellationToken.None);
        Assert.Equal(new CentreNameTaken("maison de quartier nord"), outcome.Refusal);
    }

    [Fact]
    public async Task Closed_dates_are_kept_and_taken_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var christmas = new ClosedPeriod(new(2026, 12, 24), new(2026, 12, 25), Yearly: true, "Noël");
        Assert.Null((await database.As<ChangeClosedDates>().CloseAsync(database.CentreId, christmas, CancellationToken.None)).Refusal);
        Assert.Equal([christmas], (await database.As<ListCentres>().FindAsync(database.CentreId, CancellationToken.None))!.Closed);
        await database.As<ChangeClosedDates>().ReopenAsync(database.CentreId, christmas, CancellationToken.None);
        Assert.Empty((await database.As<ListCentres>().FindAsync(database.CentreId, CancellationToken.None))!.Closed);
    }

    [Fact]
    public async Task There_is_one_rule_for_a_centre_and_category_and_the_database_itself_allows_no_second()
    {
        await using var database = await TestDatabase.CreateAsync();
        var command = new SaveLendingRuleCommand(null, 0, null, DeviceCategory.Hotspot, LendingTerms.Default);
        Assert.Null((await database.As<SaveLendingRule>().RunAsync(command, CancellationToken.None)).Refusal);
        Assert.IsType<LendingRuleTaken>((await database.As<SaveLendingRule>().RunAsync(command, CancellationToken.None)).Refusal);
        await Assert.ThrowsAsync<UniqueViolationException>(() => database.ArrangeAsync(db =>
        {
            db.LendingRules.Add(LendingRule.Create(null, DeviceCategory.Hotspot, LendingTerms.Default).Value);
            return Task.FromResult(true);
        }));
        Assert.Equal(1, await database.ReadAsync(db => db.LendingRules.CountAsync()));
    }

    [Fact]
    public async Task A_manager_makes_no_rule_for_every_centre()
    {
        await using var database = await TestDatabase.CreateAsync();
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "manager@example.org");
        Assert.IsType<NotAllowed>((await database.As<SaveLendingRule>(manager).RunAsync(new(null, 0, null, null, LendingTerms.Default), CancellationToken.None)).Refusal);
        Assert.Null((await database.As<SaveLendingRule>(manager).RunAsync(new(null, 0, database.CentreId, null, LendingTerms.Default), CancellationToken.None)).Refusal);
        var rule = Assert.Single(await database.As<ListLendingRules>(manager).RunAsync(CancellationToken.None));
        Assert.Null((await database.As<RemoveLendingRule>(manager).RunAsync(rule.Id, CancellationToken.None)).Refusal);
    }
}
