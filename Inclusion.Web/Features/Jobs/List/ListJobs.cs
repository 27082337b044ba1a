using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Jobs.Run;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Inclusion.Web.Features.Jobs.List;

/// <summary>Where a job or one of its runs stands.</summary>
public enum JobState
{
    NeverRun = 1,
    Running = 2,
    Succeeded = 3,
    Failed = 4,

    /// <summary>The product ended in the middle.</summary>
    CutOff = 5,
}

/// <summary>One run of a job.</summary>
/// <param name="FinishedAt">Null while it runs, or when it was cut off.</param>
/// <param name="Results">What it did in words, one phrase a number; of a failed run, why. Empty when there was nothing to do.</param>
public sealed record JobRunRow(long Id, JobState State, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, IReadOnlyList<string> Results)
{
    /// <summary>Null while it has no end.</summary>
    public TimeSpan? Took => FinishedAt - StartedAt;
}

/// <summary>A job and how it stands.</summary>
/// <param name="NextAt">Null when it is not scheduled.</param>
/// <param name="Runs">The latest first.</param>
public sealed record JobRow(string Name, string Title, string Purpose, TimeSpan Every, DateTimeOffset? NextAt, IReadOnlyList<JobRunRow> Runs)
{
    public JobState State => Runs.Count > 0 ? Runs[0].State : JobState.NeverRun;
}

/// <summary>The jobs.</summary>
/// <param name="Zone">In which times are shown: the first centre's; UTC before the set-up.</param>
public sealed record JobsView(TimeZoneInfo Zone, IReadOnlyList<JobRow> Jobs);

/// <summary>The jobs with their latest runs.</summary>
public sealed class ListJobs(Database database, CurrentStaff staff, IEnumerable<RecurringJob> jobs, JobRunner runner, ISchedulerFactory quartz)
{
    private const int RunsShown = 5;

    /// <exception cref="NotAllowedException">For administrators only.</exception>
    public async Task<JobsView> RunAsync(CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsOrganisation, cancel);
        var rows = new List<JobRow>();
        foreach (var job in jobs.OrderBy(j => j.Every))
        {
            var runs = await database.ReadAsync(db => db.JobRuns.Where(r => r.Job == job.Name).OrderByDescending(r => r.Id).Take(RunsShown).ToListAsync(cancel), cancel);
            rows.Add(new JobRow(job.Name, job.Title, job.Purpose, job.Every, await NextAsync(job, cancel), [.. runs.Select((run, i) => Row(job, run, isLatest: i == 0))]));
        }

        var zone = await database.ReadAsync(db => db.Centres.OrderBy(c => c.Id).Select(c => c.TimeZone).FirstOrDefaultAsync(cancel), cancel);
        return new JobsView(zone is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(zone), rows);
    }

    private JobRunRow Row(RecurringJob job, JobRun run, bool isLatest)
    {
        var state = run.Succeeded switch
        {
            true => JobState.Succeeded,
            false => JobState.Failed,
            null => isLatest && runner.IsRunning(job.Name) ? JobState.Running : JobState.CutOff,
        };
        IReadOnlyList<string> results = state is JobState.Failed ? [run.Result] : job.Tell(JobCounts.Parse(run.Result));
        return new JobRunRow(run.Id, state, run.StartedAt, run.FinishedAt, results);
    }

    private async Task<DateTimeOffset?> NextAsync(RecurringJob job, CancellationToken cancel)
    {
        var scheduler = await quartz.GetScheduler(cancel);
        var triggers = await scheduler.GetTriggersOfJob(new JobKey(job.Name), cancel);
        return triggers.Min(t => t.NextFireTimeUtc);
    }
}
