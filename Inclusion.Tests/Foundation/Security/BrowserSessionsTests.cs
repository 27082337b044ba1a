using System.Data;
using Inclusion.Domain.Organisations;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Accounts.Deactivate;
using Inclusion.Web.Features.Jobs.TidyUp;
using Inclusion.Web.Features.Settings.Security;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Security.Sessions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignInTests = Inclusion.Tests.Features.Accounts.SignInTests;

namespace Inclusion.Tests.Foundation.Security;

/// <summary>Sessions as the server keeps them: how they end, and when they lock.</summary>
public sealed class BrowserSessionsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_is_used_goes_on_and_ends_after_twelve_hours_all_the_same()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (sessions, key) = await BeginAsync(database, await SignInTests.AddAsync(database));

        for (var passed = TimeSpan.Zero; passed < BrowserSessions.Longest; passed += TimeSpan.FromMinutes(10))
        {
            var standing = await sessions.FindAsync(key, Cancel);
            Assert.False(standing!.IsLocked);
            await sessions.TouchAsync(key, standing, Cancel);
            database.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Null(await sessions.FindAsync(key, Cancel));
        await sessions.ConfirmAsync(key, Cancel);
        Assert.Null(await sessions.FindAsync(key, Cancel));
    }

    [Fact]
    public async Task It_locks_after_the_minutes_that_the_organisation_has_set_and_activity_does_not_unlock_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (sessions, key) = await BeginAsync(database, await SignInTests.AddAsync(database));
        var settings = await database.As<FindSecuritySettings>().RunAsync(Cancel);
        Assert.Equal(15, settings.IdleMinutes);
        Assert.Equal(new IdleMinutesNotPossible(2, 240), (await database.As<ChangeSecuritySettings>().RunAsync(new(settings.Version, 1, []), Cancel)).Refusal);
        Assert.False((await database.As<ChangeSecuritySettings>().RunAsync(new(settings.Version, 5, []), Cancel)).IsRefused);

        database.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.False((await sessions.FindAsync(key, Cancel))!.IsLocked);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var locked = await sessions.FindAsync(key, Cancel);
        Assert.True(locked!.IsLocked);
        await sessions.TouchAsync(key, locked, Cancel);
        Assert.True((await sessions.FindAsync(key, Cancel))!.IsLocked);

        await sessions.ConfirmAsync(key, Cancel);
        Assert.False((await sessions.FindAsync(key, Cancel))!.IsLocked);

        // The click that locks is something done as well; what it tells comes after the lock.
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var before = await sessions.FindAsync(key, Cancel);
        await sessions.LockAsync(key, Cancel);
        await sessions.TouchAsync(key, before!, Cancel);
        var left = await sessions.FindAsync(key, Cancel);
        Assert.True(left!.IsLocked);
        Assert.Equal(before!.LastActiveAt, left.LastActiveAt);
    }

    [Fact]
    public async Task Ending_one_ends_that_browser_only_and_a_deactivation_ends_them_all()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await SignInTests.AddAsync(database);
        var (sessions, here) = await BeginAsync(database, id);
        var (_, there) = await BeginAsync(database, id);
        List<string> heard = [];
        sessions.Changed += heard.Add;

        await sessions.EndAsync(here, Cancel);

        Assert.Equal([here], heard);
        Assert.Null(await sessions.FindAsync(here, Cancel));
        Assert.NotNull(await sessions.FindAsync(there, Cancel));
        var others = Assert.Single(await sessions.ListAsync(id, Cancel));
        await sessions.EndOwnAsync(database.Administrator.StaffId!.Value, others.Id, Cancel);
        Assert.NotNull(await sessions.FindAsync(there, Cancel));

        Assert.False((await database.As<DeactivateStaff>().RunAsync(id, Cancel)).IsRefused);
        Assert.Null(await sessions.FindAsync(there, Cancel));
        Assert.Empty(await sessions.ListAsync(id, Cancel));
    }

    [Fact]
    public async Task What_a_browser_says_of_itself_is_cut_and_old_sessions_are_thrown_away()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await SignInTests.AddAsync(database);
        await BeginAsync(database, id, new string('x', 5000));
        Assert.Equal(300, (await database.ReadAsync(db => db.BrowserSessions.SingleAsync(Cancel))).Agent.Length);

        database.Clock.Advance(BrowserSessions.Kept - TimeSpan.FromHours(1));
        await database.As<TidyUpJob>().RunAsync(Cancel);
        Assert.Equal(1, await database.ReadAsync(db => db.BrowserSessions.CountAsync(Cancel)));
        database.Clock.Advance(TimeSpan.FromHours(2));
        await database.As<TidyUpJob>().RunAsync(Cancel);
        Assert.Equal(0, await database.ReadAsync(db => db.BrowserSessions.CountAsync(Cancel)));
    }

    [Fact]
    public async Task While_the_database_is_held_nothing_seems_to_begin_or_end_and_whoever_works_goes_on()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await SignInTests.AddAsync(database);
        var (sessions, key) = await BeginAsync(database, id);
        var staff = await database.ReadAsync(db => db.Users.SingleAsync(s => s.Id == id, Cancel));
        database.Clock.Advance(TimeSpan.FromMinutes(5));
        var standing = await sessions.FindAsync(key, Cancel);
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(database.Folder, "inclusion.db")}"))
        {
            await other.OpenAsync(Cancel);
            await using var held = await other.BeginTransactionAsync(IsolationLevel.Serializable, Cancel);
            await using var write = other.CreateCommand();
            write.CommandText = "UPDATE Organisations SET Name = Name";
            await write.ExecuteNonQueryAsync(Cancel);

            await Task.WhenAll(
                Assert.ThrowsAsync<DatabaseUnavailableException>(() => sessions.EndAsync(key, Cancel)),
                Assert.ThrowsAsync<DatabaseUnavailableException>(() => sessions.BeginAsync(staff, "", "", Cancel)),
                sessions.TouchAsync(key, standing!, Cancel));
        }

        Assert.NotNull(await sessions.FindAsync(key, Cancel));
        await sessions.EndAsync(key, Cancel);
        Assert.Null(await sessions.FindAsync(key, Cancel));
    }

    private static async Task<(BrowserSessions Sessions, string Key)> BeginAsync(TestDatabase database, long staffId, string agent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/147.0")
    {
        var sessions = database.Services.GetRequiredService<BrowserSessions>();
        var staff = await database.ReadAsync(db => db.Users.SingleAsync(s => s.Id == staffId, Cancel));
        return (sessions, await sessions.BeginAsync(staff, agent, "192.0.2.7", Cancel));
    }
}
