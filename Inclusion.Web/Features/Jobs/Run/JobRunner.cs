using System.Collections.Concurrent;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Jobs.Run;

/// <summary>Runs a job once, as the product itself, and writes down what came of it.</summary>
public sealed class JobRunner(Database database, IServiceScopeFactory scopes, TimeProvider time, ILogger<JobRunner> logger)
{
    /// <summary>Runs of each job that are kept.</summary>
    internal const int RunsKept = 200;

    private const int ResultMaxLength = 2000;

    private readonly ConcurrentDictionary<string, bool> _running = new();

    /// <summary>A run began or ended. Raised on the thread of the run.</summary>
    public event Action? Changed;

    public bool IsRunning(string job) => _running.ContainsKey(job);

    /// <summary>One run. Its failure is written beside it and logged; it does not come out of here. A run that is cut off by the product's end stays without an end.</summary>
    public async Task RunAsync(RecurringJob job, CancellationToken cancel)
    {
        if (!_running.TryAdd(job.Name, true))
        {
            return;
        }

        try
        {
            var run = await BeginAsync(job, cancel);
            Changed?.Invoke();
            await EndAsync(job, run, await TryAsync(job, run, cancel));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The next start of the product runs it again.
        }
        finally
        {
            _running.TryRemove(job.Name, out _);
            Changed?.Invoke();
        }
    }

    private async Task<(bool Succeeded, string Result)> TryAsync(RecurringJob job, long run, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentStaff>().ActAs(Actor.Product);
            var counts = await ((ScheduledJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(cancel);
            if (counts.All.Count > 0)
            {
                JobsLog.JobDone(logger, job.Name, run, counts.ToString());
            }

            return (true, counts.ToString());
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            JobsLog.JobFailed(logger, job.Name, run, e);
            return (false, $"{e.GetType().Name}: {e.Message}");
        }
    }

    private async Task<long> BeginAsync(RecurringJob job, CancellationToken cancel)
    {
        var outcome = await database.WriteAsync<long>(
            Actor.Product,
            async db =>
            {
                var run = new JobRun { Job = job.Name, StartedAt = time.GetUtcNow() };
                db.JobRuns.Add(run);
                await db.SaveChangesAsync(cancel);
                return run.Id;
            },
            cancel);
        return outcome.Value;
    }

    private Task EndAsync(RecurringJob job, long id, (bool Succeeded, string Result) end) => database.WriteAsync(
        Actor.Product,
        async db =>
        {
            var run = await db.JobRuns.SingleAsync(r => r.Id == id);
            run.FinishedAt = time.GetUtcNow();
            run.Succeeded = end.Succeeded;
            run.Result = end.Result.Length > ResultMaxLength ? end.Result[..ResultMaxLength] : end.Result;
            var oldestKept = await db.JobRuns.Where(r => r.Job == job.Name).OrderByDescending(r => r.Id).Skip(RunsKept - 1).Select(r => r.Id).FirstOrDefaultAsync();
            await db.JobRuns.Where(r => r.Job == job.Name && r.Id < oldestKept).ExecuteDeleteAsync();
            return Domain.Common.Outcome.Done;
        },
        CancellationToken.None);
}
