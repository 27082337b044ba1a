using Inclusion.Tests.Support;
using Inclusion.Web.Foundation.Security.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SignInTests = Inclusion.Tests.Features.Accounts.SignInTests;

namespace Inclusion.Tests.Foundation.Security;

/// <summary>What an open page knows of its session.</summary>
public sealed class SessionWatchTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_waits_behind_the_lock_goes_on_when_it_is_opened()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (sessions, key, watch) = await WatchAsync(database);
        using (watch)
        {
            await watch.AwaitOpenAsync(Cancel);
            await sessions.LockAsync(key, Cancel);
            var waiting = Enumerable.Range(0, 3).Select(_ => watch.AwaitOpenAsync(Cancel)).ToList();
            await Wait.UntilAsync(() => Task.FromResult(watch.IsLocked));
            Assert.DoesNotContain(waiting, wait => wait.IsCompleted);

            await sessions.ConfirmAsync(key, Cancel);

            await Task.WhenAll(waiting);
            Assert.False(watch.IsLocked);
        }
    }

    [Fact]
    public async Task The_cover_stays_on_a_page_whose_session_ends_behind_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (sessions, key, watch) = await WatchAsync(database);
        using (watch)
        {
            await sessions.LockAsync(key, Cancel);
            await Wait.UntilAsync(() => Task.FromResult(watch.IsLocked));
            var waiting = watch.AwaitOpenAsync(Cancel);

            await sessions.EndAsync(key, Cancel);

            await waiting;
            await Wait.UntilAsync(() => Task.FromResult(watch.HasEnded));
            Assert.True(watch.IsLocked);
        }
    }

    [Fact]
    public async Task A_page_that_is_gone_keeps_nobody_waiting()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (sessions, key, watch) = await WatchAsync(database);
        await sessions.LockAsync(key, Cancel);
        await Wait.UntilAsync(() => Task.FromResult(watch.IsLocked));
        var waiting = watch.AwaitOpenAsync(Cancel);

        watch.Dispose();

        await waiting;
    }

    private static async Task<(BrowserSessions Sessions, string Key, SessionWatch Watch)> WatchAsync(TestDatabase database)
    {
        var id = await SignInTests.AddAsync(database);
        var sessions = database.Services.GetRequiredService<BrowserSessions>();
        var staff = await database.ReadAsync(db => db.Users.SingleAsync(s => s.Id == id, Cancel));
        var key = await sessions.BeginAsync(staff, "", "", Cancel);
        var watch = new SessionWatch(sessions, database.Clock, NullLogger<SessionWatch>.Instance);
        await watch.StartAsync(key);
        return (sessions, key, watch);
    }
}
