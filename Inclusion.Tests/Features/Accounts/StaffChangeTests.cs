using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Accounts.ChangeRole;
using Inclusion.Web.Features.Accounts.Deactivate;
using Inclusion.Web.Features.Accounts.Staff;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Accounts;

public sealed class StaffChangeTests
{
    [Fact]
    public async Task Who_is_deactivated_can_do_nothing_from_that_moment()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await SignInTests.AddAsync(database);
        var before = await StampAsync(database, id);
        Assert.False((await database.As<DeactivateStaff>().RunAsync(id, CancellationToken.None)).IsRefused);
        Assert.True((await SignInTests.SignInAsync(database, "leila@example.org", "un thé à la menthe")).IsRefused);
        Assert.NotEqual(before, await StampAsync(database, id));
    }

    [Fact]
    public async Task Who_is_reactivated_signs_in_with_the_old_password()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await SignInTests.AddAsync(database, isActive: false);
        Assert.False((await database.As<ReactivateStaff>().RunAsync(id, CancellationToken.None)).IsRefused);
        Assert.False((await SignInTests.SignInAsync(database, "leila@example.org", "un thé à la menthe")).IsRefused);
    }

    [Fact]
    public async Task The_last_administrator_is_neither_deactivated_nor_given_another_role()
    {
        await using var database = await TestDatabase.CreateAsync();
        var own = database.Administrator.StaffId!.Value;
        Assert.IsType<LastAdministrator>((await database.As<DeactivateStaff>().RunAsync(own, CancellationToken.None)).Refusal);
        Assert.IsType<LastAdministrator>((await database.As<ChangeStaffRole>().RunAsync(new(own, StaffRole.Desk, database.CentreId), CancellationToken.None)).Refusal);
        Assert.Equal((true, StaffRole.Administrator), await database.ReadAsync(async db => await db.Users.Select(s => new ValueTuple<bool, StaffRole>(s.IsActive, s.Role)).SingleAsync()));
    }

    [Fact]
    public async Task A_deactivated_administrator_does_not_count_as_one_who_remains()
    {
        await using var database = await TestDatabase.CreateAsync();
        await SignInTests.AddAsync(database, isActive: false, role: StaffRole.Administrator);
        Assert.IsType<LastAdministrator>((await database.As<DeactivateStaff>().RunAsync(database.Administrator.StaffId!.Value, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Of_two_administrators_who_deactivate_each_other_at_once_one_remains()
    {
        await using var database = await TestDatabase.CreateAsync();
        var second = await database.AddStaffAsync(StaffRole.Administrator, null, "second@example.org");
        var outcomes = await Task.WhenAll(
            database.As<DeactivateStaff>().RunAsync(second.StaffId!.Value, CancellationToken.None),
            database.As<DeactivateStaff>(second).RunAsync(database.Administrator.StaffId!.Value, CancellationToken.None));
        Assert.Single(outcomes, o => o.Refusal is LastAdministrator);
        Assert.Equal(1, await database.ReadAsync(db => db.Users.CountAsync(s => s.IsActive)));
    }

    [Fact]
    public async Task A_new_role_signs_out_everywhere()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await SignInTests.AddAsync(database);
        var before = await StampAsync(database, id);
        Assert.False((await database.As<ChangeStaffRole>().RunAsync(new(id, StaffRole.Trainer, database.CentreId), CancellationToken.None)).IsRefused);
        Assert.NotEqual(before, await StampAsync(database, id));
    }

    [Fact]
    public async Task A_manager_changes_desk_and_trainers_of_the_own_centre_and_sees_nobody_else()
    {
        await using var database = await TestDatabase.CreateAsync();
        var other = await database.AddCentreAsync("Annexe Sud");
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "nadia@example.org");
        var here = (await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "here@example.org")).StaffId!.Value;
        var there = (await database.AddStaffAsync(StaffRole.Desk, other, "there@example.org")).StaffId!.Value;
        Assert.IsType<NotFound>((await database.As<DeactivateStaff>(manager).RunAsync(there, CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.As<DeactivateStaff>(manager).RunAsync(database.Administrator.StaffId!.Value, CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<ChangeStaffRole>(manager).RunAsync(new(here, StaffRole.Manager, database.CentreId), CancellationToken.None)).Refusal);
        Assert.False((await database.As<DeactivateStaff>(manager).RunAsync(here, CancellationToken.None)).IsRefused);
        var list = await database.As<ListStaff>(manager).RunAsync(new ListSort(), ListPlace.Start, CancellationToken.None);
        Assert.Equal(["nadia@example.org", "here@example.org"], list.Staff.Rows.Select(s => s.Email));
        Assert.Equal([false, true], list.Staff.Rows.Select(s => s.MayChange));
    }

    [Fact]
    public async Task A_manager_is_offered_the_roles_and_the_centre_that_are_theirs_to_give()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddCentreAsync("Annexe Sud");
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "nadia@example.org");
        var places = await database.As<ListAppointments>(manager).RunAsync(CancellationToken.None);
        Assert.Equal([StaffRole.Desk, StaffRole.Trainer], places.Roles);
        Assert.Equal([database.CentreId], places.Centres.Select(c => c.Id));
        Assert.False(places.MayReachEveryCentre);
    }

    [Fact]
    public async Task The_desk_sees_no_list_of_staff()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "marc@example.org");
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ListStaff>(desk).RunAsync(new ListSort(), ListPlace.Start, CancellationToken.None));
        Assert.IsType<NotAllowed>((await database.As<DeactivateStaff>(desk).RunAsync(database.Administrator.StaffId!.Value, CancellationToken.None)).Refusal);
    }

    private static Task<string?> StampAsync(TestDatabase database, long id) => database.ReadAsync(db => db.Users.Where(s => s.Id == id).Select(s => s.SecurityStamp).SingleAsync());
}
