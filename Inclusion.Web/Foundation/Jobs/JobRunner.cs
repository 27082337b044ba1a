using System.Collections.Concurrent;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Jobs;

/// <summary>How a run ended.</summary>
public enum JobEnd
{
    Succeeded = 1,

    /// <summary>It is written down and logged; it is worth another try.</summary>
    Failed = 2,

    /// <summary>There was no run: another one was going on.</summary>
    Busy = 3,

    /// <summary>The product ended in the middle: the run stays without an end, and the next start makes up for it.</summary>
    CutOff = 4,
}

/// <summary>Runs a job once, as the product itself, and writes down what came of it.</summary>
public sealed class JobRunner(Database database, IServiceScopeFactory scopes, TimeProvider time, ILogger<JobRunner> logger)
{
    /// <summary>Runs of each job that are kept.</summary>
    internal const int RunsKept = 200;

    private const int ResultMaxLength = 2000;

    private readonly ConcurrentDictionary<string, bool> _running = new();

    /// <summary>A run of the job of this name began or ended. Raised on the thread of the run.</summary>
    public event Action<string>? Changed;

    public bool IsRunning(string job) => _running.ContainsKey(job);

    /// <summary>One run. Its failure is written beside it and logged; it does not come out of here as an exception.</summary>
    public async Task<JobEnd> RunAsync(JobDefinition job, CancellationToken cancel)
    {
        if (!_running.TryAdd(job.Name, true))
        {
            return JobEnd.Busy;
        }

        try
        {
            var begun = await BeginAsync(job, cancel);
            if (begun.IsRefused)
            {
                JobsLog.JobNotBegun(logger, job.Name, begun.Refusal.Name);
                return JobEnd.Failed;
            }

            Changed?.Invoke(job.Name);
            var end = await TryAsync(job, begun.Value, cancel);
            await EndAsync(job, begun.Value, end);
            return end.Succeeded ? JobEnd.Succeeded : JobEnd.Failed;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return JobEnd.CutOff;
        }
        finally
        {
            _running.TryRemove(job.Name, out _);
            Changed?.Invoke(job.Name);
        }
    }

    private async Task<(bool Succeeded, string Result)> TryAsync(JobDefinition job, long run, CancellationToken cancel)
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

    private Task<Domain.Common.Outcome<long>> BeginAsync(JobDefinition job, CancellationToken cancel) => database.WriteAsync<long>(
        Actor.Product,
        async db =>
        {
            var run = new JobRun { Job = job.Name, StartedAt = time.GetUtcNow() };
            db.JobRuns.Add(run);
            await db.SaveChangesAsync(cancel);
            return run.Id;
        },
        cancel);

    private Task EndAsync(JobDefinition job, long id, (bool Succeeded, string Result) end) => database.WriteAsync(
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
        CancellationToken.None).OrThrowAsync();
}
