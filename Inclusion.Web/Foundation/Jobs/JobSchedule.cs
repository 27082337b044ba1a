using Hangfire;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Jobs;

/// <summary>
/// Tells Hangfire, whose memory is empty at each start, what there is: when each job is due, and the work that has no end yet. Every job ticks once at the start, so
/// that what was due while the product did not run is made up for, and from then on whenever the watch finds that its turn has come.
/// </summary>
public sealed partial class JobSchedule(
    IRecurringJobManagerV2 recurring, BackgroundQueue queue, JobWatch watch, IEnumerable<JobDefinition> jobs, HomeZone zone, Database database, TimeProvider time, IConfiguration configuration, ILogger<JobSchedule> logger) : BackgroundService
{
    /// <summary>False where jobs are run by hand only, as in tests; what people ask for is done all the same.</summary>
    public const string TicksSetting = "Inclusion:Ticks";

    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private string? _zone;

    private bool Ticks => configuration.GetValue(TicksSetting, defaultValue: true);

    public override void Dispose()
    {
        base.Dispose();
        _turn.Dispose();
    }

    /// <summary>Beside the start: nobody waits for the first page until the jobs are known.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        var isKnown = false;
        do
        {
            try
            {
                if (!isKnown)
                {
                    await BeginAsync(stoppingToken);
                    isKnown = true;
                }
                else if (Ticks)
                {
                    await watch.LookAsync(stoppingToken);
                }
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // A start that failed elsewhere throws everything away at once, the scheduler's memory and the database with it.
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A database that is held or broken at this moment: the jobs are looked for again, and the product goes on.
                NotLooked(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task BeginAsync(CancellationToken cancel)
    {
        await FollowZoneAsync(cancel);
        var works = await database.ReadAsync(db => db.WorkItems.Where(w => w.EndedAt == null).OrderBy(w => w.Id).Select(w => w.Id).ToListAsync(cancel), cancel);
        foreach (var job in jobs.Where(_ => Ticks))
        {
            queue.Tick(job);
        }

        works.ForEach(queue.Work);
    }

    /// <summary>Has the jobs tick by the organisation's clock. Asked before each tick: whoever moved the organisation to another zone need not tell.</summary>
    public async Task FollowZoneAsync(CancellationToken cancel)
    {
        if (!Ticks)
        {
            return;
        }

        await _turn.WaitAsync(cancel);
        try
        {
            var current = await zone(cancel);
            if (current.Id == _zone)
            {
                return;
            }

            foreach (var job in jobs)
            {
                recurring.AddOrUpdate<HangfireJobs>(job.Name, BackgroundQueue.Ticks, j => j.TickAsync(job.Name, CancellationToken.None), job.Timing.Cron, new RecurringJobOptions { TimeZone = current });
            }

            _zone = current.Id;
        }
        finally
        {
            _turn.Release();
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The jobs could not be looked up")]
    private static partial void NotLooked(ILogger logger, Exception exception);
}
