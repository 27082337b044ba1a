using Hangfire;
using Inclusion.Web.Foundation.Jobs.Work;

namespace Inclusion.Web.Foundation.Jobs;

/// <summary>A run that Hangfire is to try again later; what went wrong is in the log and beside the run.</summary>
public sealed class TryAgainException(string what) : Exception($"{what} failed and is tried again.");

/// <summary>
/// What Hangfire calls. It decides when and on which thread, and tries again; what is to be done stands in the database. The names and parameters of these methods
/// are kept in its storage while it runs, and shown on its dashboard: ids and names of jobs, nothing else.
/// </summary>
[AutomaticRetry(Attempts = 5, DelaysInSeconds = [10, 60, 300, 900, 3600], OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class HangfireJobs(IEnumerable<JobDefinition> jobs, JobTurn turn, JobRunner runner, WorkRunner work, JobSchedule schedule)
{
    /// <summary>Seconds for which a second run of the same waits for the first before it is put off.</summary>
    private const int Wait = 1;

    /// <summary>The job, if it is its turn.</summary>
    [JobDisplayName("{0}")]
    [DisableConcurrentExecution("job-{0}", Wait)]
    public async Task TickAsync(string job, CancellationToken cancel)
    {
        await schedule.FollowZoneAsync(cancel);
        if (await turn.HasComeAsync(Find(job), cancel))
        {
            await RunAsync(job, cancel);
        }
    }

    /// <summary>The job, because someone wants it.</summary>
    [JobDisplayName("{0}: now")]
    [DisableConcurrentExecution("job-{0}", Wait)]
    public Task RunNowAsync(string job, CancellationToken cancel) => RunAsync(job, cancel);

    /// <summary>Work that someone asked for.</summary>
    [JobDisplayName("Work {0}")]
    [DisableConcurrentExecution("work-{0}", Wait)]
    public async Task WorkAsync(long id, CancellationToken cancel)
    {
        if (!await work.RunAsync(id, cancel))
        {
            throw new TryAgainException("The work");
        }
    }

    private async Task RunAsync(string job, CancellationToken cancel)
    {
        switch (await runner.RunAsync(Find(job), cancel))
        {
            case JobEnd.Failed or JobEnd.Busy:
                throw new TryAgainException(job);
            case JobEnd.CutOff:
                cancel.ThrowIfCancellationRequested();
                break;
        }
    }

    private JobDefinition Find(string job) => jobs.Single(j => j.Name == job);
}
