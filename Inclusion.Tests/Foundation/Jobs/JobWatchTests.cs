using Hangfire;
using Hangfire.Storage;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Inclusion.Tests.Foundation.Jobs;

[Collection(nameof(HangfireTests))]
public sealed class JobWatchTests
{
    [Fact]
    public async Task Who_has_not_begun_half_an_hour_after_the_turn_is_late_and_not_who_was_paused()
    {
        await using var database = await CreateAsync();
        var (watch, clock) = Watch(database);
        Assert.Empty(await watch.LateAsync(default));

        clock.Advance(TimeSpan.FromMinutes(31));
        database.Clock.Set(clock.GetUtcNow());
        var all = Jobs(database);
        Assert.Equal(all.Order(), (await watch.LateAsync(default)).Order());

        foreach (var job in all.Skip(1))
        {
            await AddRunAsync(database, job);
        }

        Assert.Equal([all[0]], await watch.LateAsync(default));
        await database.ArrangeAsync(async db =>
        {
            db.JobPauses.Add(new JobPause { Job = all[0], Since = database.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        Assert.Empty(await watch.LateAsync(default));
    }

    [Fact]
    public async Task After_a_clock_that_was_set_back_everything_is_late_until_the_watch_has_had_it_run()
    {
        await using var database = await CreateAsync();
        var (watch, clock) = Watch(database);
        clock.Advance(TimeSpan.FromDays(4));
        database.Clock.Set(clock.GetUtcNow());
        foreach (var job in Jobs(database))
        {
            await AddRunAsync(database, job);
        }

        Assert.Empty(await watch.LateAsync(default));
        clock.AdjustTime(clock.GetUtcNow().AddDays(-3));
        database.Clock.Set(clock.GetUtcNow());
        Assert.Equal(Jobs(database).Order(), (await watch.LateAsync(default)).Order());

        await using var running = await RunningJobs.StartAsync(database.Services);
        await watch.LookAsync(default);
        await Wait.UntilAsync(async () => (await watch.LateAsync(default)).Count == 0, "The run of each job");
    }

    [Fact]
    public async Task A_job_that_has_ticked_and_not_begun_is_not_enqueued_again_however_long_the_one_before_it_takes()
    {
        await using var database = await CreateAsync();
        var (watch, _) = Watch(database);
        var monitor = database.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        var jobs = Jobs(database).Count;

        await watch.LookAsync(default);
        await watch.LookAsync(default);
        Assert.Equal(jobs, monitor.EnqueuedCount("ticks"));

        await using (await RunningJobs.StartAsync(database.Services))
        {
            await Wait.UntilAsync(() => Task.FromResult(monitor.SucceededListCount() == jobs));
        }

        database.Clock.Advance(TimeSpan.FromDays(2));
        await watch.LookAsync(default);
        Assert.Equal(jobs, monitor.EnqueuedCount("ticks"));
    }

    /// <summary>Nothing ticks by itself.</summary>
    private static Task<TestDatabase> CreateAsync() => TestDatabase.CreateAsync(settings: new Dictionary<string, string?> { [JobSchedule.TicksSetting] = "false" });

    /// <summary>On a clock on which half an hour passes at once.</summary>
    private static (JobWatch Watch, FakeTimeProvider Clock) Watch(TestDatabase database)
    {
        var clock = new FakeTimeProvider(database.Clock.GetUtcNow());
        return (ActivatorUtilities.CreateInstance<JobWatch>(database.Services, clock), clock);
    }

    private static List<string> Jobs(TestDatabase database) => [.. database.Services.GetServices<JobDefinition>().Select(job => job.Name)];

    private static Task<int> AddRunAsync(TestDatabase database, string job) => database.ArrangeAsync(async db =>
    {
        var now = database.Clock.GetUtcNow();
        db.JobRuns.Add(new JobRun { Job = job, StartedAt = now, FinishedAt = now, Succeeded = true });
        return await db.SaveChangesAsync();
    });
}
