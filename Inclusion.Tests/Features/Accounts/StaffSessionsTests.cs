using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Accounts.Sessions;
using Inclusion.Web.Foundation.Security.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Accounts;

/// <summary>An administrator signs somebody out in one browser and leaves the others.</summary>
public sealed class StaffSessionsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_session_of_somebody_is_ended_in_the_name_of_who_ends_it_and_the_others_go_on()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (id, bystander) = (await SignInTests.AddAsync(database, "there@example.org"), await SignInTests.AddAsync(database, "bystander@example.org"));
        var sessions = database.Services.GetRequiredService<BrowserSessions>();
        var (left, used, others) = (await BeginAsync(id, "192.0.2.1"), await BeginAsync(id, "192.0.2.2"), await BeginAsync(bystander, "192.0.2.3"));
        var told = new List<string>();
        sessions.Changed += told.Add;

        var listed = (await database.As<ListStaffSessions>().RunAsync(id, Cancel)).Value.Sessions;
        Assert.Equal(["192.0.2.1", "192.0.2.2"], listed.Select(s => s.Address).Order());
        var session = listed.Single(s => s.Address == "192.0.2.1").Id;
        Assert.Null((await database.As<EndStaffSession>().RunAsync(id, session, Cancel)).Refusal);

        Assert.Null(await sessions.FindAsync(left, Cancel));
        Assert.NotNull(await sessions.FindAsync(used, Cancel));
        Assert.Equal([left], told);
        var noted = await database.ReadAsync(db => db.AuditEntries.Where(e => e.StaffId == database.Administrator.StaffId).ToListAsync());
        Assert.Contains(noted, e => e is { Action: AuditAction.SignedOut, Record: nameof(BrowserSession) } && e.RecordId == session);
        Assert.Contains(noted, e => e is { Action: AuditAction.Changed, Record: nameof(StaffMember), Fields: nameof(BrowserSession) } && e.RecordId == id);

        // By the number of another's nothing happens.
        var foreign = (await database.As<ListStaffSessions>().RunAsync(bystander, Cancel)).Value.Sessions.Single().Id;
        Assert.Null((await database.As<EndStaffSession>().RunAsync(id, foreign, Cancel)).Refusal);
        Assert.NotNull(await sessions.FindAsync(others, Cancel));

        async Task<string> BeginAsync(long staffId, string address) =>
            await sessions.BeginAsync(await database.ReadAsync(db => db.Users.SingleAsync(s => s.Id == staffId, Cancel)), "Firefox", address, Cancel);
    }

    [Theory]
    [InlineData(StaffRole.Manager)]
    [InlineData(StaffRole.Desk)]
    [InlineData(StaffRole.Trainer)]
    public async Task Nobody_but_administrators_sees_or_ends_them(StaffRole role)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await SignInTests.AddAsync(database, "there@example.org");
        var actor = await database.AddStaffAsync(role, database.CentreId, "other@example.org");
        Assert.IsType<NotAllowed>((await database.As<ListStaffSessions>(actor).RunAsync(id, Cancel)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<EndStaffSession>(actor).RunAsync(id, 1, Cancel)).Refusal);
        Assert.IsType<NotFound>((await database.As<ListStaffSessions>().RunAsync(id + 99, Cancel)).Refusal);
    }
}
