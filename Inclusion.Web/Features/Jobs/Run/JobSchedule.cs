using Inclusion.Web.Foundation.Jobs;
using Quartz;

namespace Inclusion.Web.Features.Jobs.Run;

/// <summary>Tells Quartz when each job runs: once it starts, and then every so often.</summary>
internal sealed class JobSchedule(ISchedulerFactory quartz, IEnumerable<RecurringJob> jobs) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await quartz.GetScheduler(cancellationToken);
        foreach (var job in jobs)
        {
            var detail = JobBuilder.Create<Tick>().WithIdentity(job.Name).StoreDurably().Build();

            // What was missed while a run took too long, or the machine slept, is made up for by one run.
            var trigger = TriggerBuilder.Create()
                .WithIdentity(job.Name)
                .StartNow()
                .WithSimpleSchedule(schedule => schedule.WithInterval(job.Every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount))
                .Build();
            await scheduler.ScheduleJob(detail, trigger, cancellationToken: cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Quartz's side of a run.</summary>
[DisallowConcurrentExecution]
internal sealed class Tick(IEnumerable<RecurringJob> jobs, JobRunner runner, IHostApplicationLifetime lifetime) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await runner.RunAsync(jobs.Single(j => j.Name == context.JobDetail.Key.Name), stop.Token);
    }
}
