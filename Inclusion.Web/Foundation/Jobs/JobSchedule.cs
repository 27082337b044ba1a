using Hangfire;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Jobs;

/// <summary>
/// Tells Hangfire, whose memory is empty at each start, what there is: when each job is due, and the work that has no end yet. Every job ticks once at the start, so
/// that what was due while the product did not run is made up for.
/// </summary>
public sealed class JobSchedule(IRecurringJobManagerV2 recurring, BackgroundQueue queue, IEnumerable<JobDefinition> jobs, HomeZone zone, Database database, IConfiguration configuration) : BackgroundService
{
    /// <summary>False where jobs are run by hand only, as in tests; what people ask for is done all the same.</summary>
    public const string TicksSetting = "Inclusion:Ticks";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private string? _zone;

    private bool Ticks => configuration.GetValue(TicksSetting, defaultValue: true);

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    /// <summary>Beside the start: nobody waits for the first page until the jobs are known.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await FollowZoneAsync(stoppingToken);
        foreach (var job in jobs.Where(_ => Ticks))
        {
            queue.Tick(job);
        }

        foreach (var work in await database.ReadAsync(db => db.WorkItems.Where(w => w.EndedAt == null).OrderBy(w => w.Id).Select(w => w.Id).ToListAsync(stoppingToken), stoppingToken))
        {
            queue.Work(work);
        }
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
}
