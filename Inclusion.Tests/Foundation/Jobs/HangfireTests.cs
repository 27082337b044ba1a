using Hangfire;
using Hangfire.Storage;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Jobs;
using Inclusion.Web.Features.Jobs.Pause;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Inclusion.Tests.Foundation.Jobs;

/// <summary>What Hangfire does with what it is told. Its log is one for all hosts of a process: tests that look after it run one after another.</summary>
[Collection(nameof(HangfireTests))]
public sealed class HangfireTests
{
    [Fact]
    public async Task Each_job_runs_once_at_the_start_and_a_second_start_does_nothing_twice()
    {
        await using var database = await TestDatabase.CreateAsync();
        var jobs = database.Services.GetServices<JobDefinition>().Count();
        await using (await RunningJobs.StartAsync(database.Services))
        {
            await Wait.UntilAsync(async () => await EndedAsync(database) == jobs);
        }

        await using var again = database.StartAnew();
        await using var running = await RunningJobs.StartAsync(again);
        await Wait.UntilAsync(() => Task.FromResult(running.Storage.GetMonitoringApi().SucceededListCount() >= jobs));
        Assert.Equal(jobs, await EndedAsync(database));
    }

    [Fact]
    public async Task A_start_at_which_the_database_does_not_answer_is_made_up_for_a_minute_later()
    {
        var asked = 0;
        await using var database = await TestDatabase.CreateAsync(replace: services => services.Replace(ServiceDescriptor.Singleton<HomeZone>(
            _ => _ => Interlocked.Increment(ref asked) == 1 ? throw new IOException("The disk does not answer.") : Task.FromResult(TimeZoneInfo.Utc))));
        var clock = new FakeTimeProvider(database.Clock.GetUtcNow());
        Assert.False(database.Services.GetRequiredService<BackgroundQueue>().IsServed());
        var monitor = database.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        using var schedule = ActivatorUtilities.CreateInstance<JobSchedule>(database.Services, clock);

        await schedule.StartAsync(default);
        await Wait.UntilAsync(() => Task.FromResult(asked == 1));
        Assert.Equal(0, monitor.EnqueuedCount("ticks"));
        await Wait.UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            return Task.FromResult(monitor.EnqueuedCount("ticks") >= database.Services.GetServices<JobDefinition>().Count());
        });
        await schedule.StopAsync(default);
    }

    [Fact]
    public async Task A_failed_run_is_tried_again_after_delays_that_grow()
    {
        await using var database = await CreateAsync();
        Probe.Work = _ => throw new InvalidOperationException("the disk is full");
        await using var running = await RunningJobs.StartAsync(database.Services);
        database.Services.GetRequiredService<BackgroundQueue>().RunNow(ProbeOf(database));

        var monitor = running.Storage.GetMonitoringApi();
        var delays = new List<TimeSpan>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Wait.UntilAsync(() => Task.FromResult(monitor.ScheduledJobs(0, 10).Count == 1));
            var (id, retry) = monitor.ScheduledJobs(0, 10).Single();
            delays.Add(retry.EnqueueAt - retry.ScheduledAt!.Value);
            running.Client.Requeue(id);
            await Wait.UntilAsync(async () => await database.ReadAsync(db => db.JobRuns.CountAsync(r => r.Job == nameof(Probe) && r.FinishedAt != null)) > attempt + 1);
        }

        Assert.Equal([10, 60, 300], delays.Select(d => Math.Round(d.TotalSeconds)));
        Assert.All(await database.ReadAsync(db => db.JobRuns.Where(r => r.Job == nameof(Probe)).ToListAsync()), run => Assert.False(run.Succeeded));
    }

    [Fact]
    public async Task One_job_never_runs_twice_at_once_and_a_long_sweep_keeps_nobody_waiting()
    {
        await using var database = await CreateAsync();
        var (begun, go) = (0, new TaskCompletionSource());
        Probe.Work = async cancel =>
        {
            Interlocked.Increment(ref begun);
            await go.Task.WaitAsync(cancel);
            return new JobCounts();
        };
        await using var running = await RunningJobs.StartAsync(database.Services);

        // As the scheduler does, which does not ask whether one waits.
        var client = database.Services.GetRequiredService<IBackgroundJobClientV2>();
        for (var i = 0; i < 4; i++)
        {
            client.Enqueue<HangfireJobs>("ticks", jobs => jobs.TickAsync(nameof(Probe), CancellationToken.None));
        }

        await Wait.UntilAsync(() => Task.FromResult(begun == 1));
        Assert.Null((await database.As<RunJob>().RunAsync(nameof(Web.Features.Jobs.TidyUp.TidyUpJob), default)).Refusal);
        await Wait.UntilAsync(async () => await database.ReadAsync(db => db.JobRuns.AnyAsync(r => r.Job == nameof(Web.Features.Jobs.TidyUp.TidyUpJob) && r.Succeeded == true)));

        // The other ticks have been put off: they stand among what is to be tried again.
        await Wait.UntilAsync(() => Task.FromResult(running.Storage.GetMonitoringApi().ScheduledCount() == 4 - 1));
        Assert.Equal(1, begun);
        go.SetResult();
    }

    [Fact]
    public async Task A_paused_job_is_not_run_by_its_tick_but_by_whoever_wants_it()
    {
        await using var database = await CreateAsync();
        Probe.Work = _ => Task.FromResult(new JobCounts());
        await database.As<PauseJob>().RunAsync(nameof(Probe), isPaused: true, default);
        await using var running = await RunningJobs.StartAsync(database.Services);
        database.Services.GetRequiredService<BackgroundQueue>().Tick(ProbeOf(database));
        await Wait.UntilAsync(() => Task.FromResult(running.Storage.GetMonitoringApi().SucceededListCount() == 1));
        Assert.Equal(0, await database.ReadAsync(db => db.JobRuns.CountAsync()));

        await database.As<RunJob>().RunAsync(nameof(Probe), default);
        await Wait.UntilAsync(async () => await database.ReadAsync(db => db.JobRuns.CountAsync(r => r.Succeeded == true)) == 1);
    }

    [Fact]
    public async Task Jobs_are_due_by_the_organisations_clock_and_follow_it_when_it_is_changed()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var running = await RunningJobs.StartAsync(database.Services);
        await Wait.UntilAsync(() => Task.FromResult(ZoneOf(running) == "UTC"));

        var centre = await database.AddCentreAsync("Maison", "Asia/Kathmandu");
        await database.Services.GetRequiredService<JobSchedule>().FollowZoneAsync(default);
        Assert.Equal("Asia/Kathmandu", ZoneOf(running));

        await database.ArrangeAsync(db => db.Centres.Where(c => c.Id == centre).ExecuteUpdateAsync(set => set.SetProperty(c => c.TimeZone, "Europe/Paris")));
        database.Services.GetRequiredService<BackgroundQueue>().Tick(database.Services.GetServices<JobDefinition>().First());
        await Wait.UntilAsync(() => Task.FromResult(ZoneOf(running) == "Europe/Paris"));
    }

    [Fact]
    public async Task The_queues_are_served_while_somebody_works_on_them()
    {
        await using var database = await TestDatabase.CreateAsync(TimeProvider.System.GetUtcNow());
        var queue = database.Services.GetRequiredService<BackgroundQueue>();
        Assert.False(queue.IsServed());
        await using var running = await RunningJobs.StartAsync(database.Services);
        await Wait.UntilAsync(() => Task.FromResult(queue.IsServed()));
        database.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.False(queue.IsServed());
    }

    /// <summary>While the jobs are moved, one after the other, they have more than one.</summary>
    private static string ZoneOf(RunningJobs running)
    {
        using var connection = running.Storage.GetConnection();
        return string.Join(", ", connection.GetRecurringJobs().Select(j => j.TimeZoneId).Distinct());
    }

    private static JobDefinition ProbeOf(TestDatabase database) => database.Services.GetServices<JobDefinition>().Single(j => j.Type == typeof(Probe));

    /// <summary>Nothing ticks by itself: the test says what runs.</summary>
    private static Task<TestDatabase> CreateAsync() => TestDatabase.CreateAsync(
        settings: new Dictionary<string, string?> { [JobSchedule.TicksSetting] = "false" },
        replace: services => services.AddScheduledJob<Probe>(JobTiming.Hourly, JobText.ResourceManager));

    private static Task<int> EndedAsync(TestDatabase database) => database.ReadAsync(db => db.JobRuns.CountAsync(r => r.Succeeded == true));

    /// <summary>A job that does what the test of this moment wants; tests of one class run one after another.</summary>
    private sealed class Probe : ScheduledJob
    {
        public static Func<CancellationToken, Task<JobCounts>> Work { get; set; } = _ => Task.FromResult(new JobCounts());

        public override Task<JobCounts> RunAsync(CancellationToken cancel) => Work(cancel);
    }
}
