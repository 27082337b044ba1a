using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Time;
using Microsoft.EntityFrameworkCore;

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
/// <param name="PausedSince">Null when it is not paused.</param>
/// <param name="NextAt">Null when it is paused, or nothing makes it tick.</param>
/// <param name="Runs">The latest first.</param>
public sealed record JobRow(string Name, string Title, string Purpose, JobTiming Timing, DateTimeOffset? PausedSince, DateTimeOffset? NextAt, IReadOnlyList<JobRunRow> Runs)
{
    public JobState State => Runs.Count > 0 ? Runs[0].State : JobState.NeverRun;

    public bool IsPaused => PausedSince is not null;
}

/// <summary>The jobs.</summary>
/// <param name="Zone">In which times are shown: the first centre's; UTC before the set-up.</param>
/// <param name="MaySteer">Whoever looks may run, pause and resume them.</param>
public sealed record JobsView(TimeZoneInfo Zone, bool MaySteer, IReadOnlyList<JobRow> Jobs);

/// <summary>The jobs with their latest runs, those that run most often first unless something else is asked for. A dozen, so that there is one page of them.</summary>
public sealed class ListJobs(Database database, CurrentStaff staff, IEnumerable<JobDefinition> jobs, JobRunner runner, BackgroundQueue queue, HomeZone zone)
{
    public const string Title = "title";
    public const string State = "state";
    public const string LastRun = "lastRun";
    public const string Next = "next";
    public const string When = "when";

    private const int RunsShown = 5;

    private static readonly IReadOnlyList<RowOrder<JobRow>> Orders =
    [
        new(Title, j => j.Title),
        new(State, j => (int)j.State),
        new(LastRun, j => j.Runs.Count > 0 ? j.Runs[0].StartedAt : null),
        new(Next, j => j.NextAt),
        new(When, j => j.Timing.At is { } at ? TimeSpan.FromDays(1) + at.ToTimeSpan() : TimeSpan.FromMinutes(j.Timing.Minutes!.Value)),
    ];

    /// <param name="sort">By one of the columns; anything else is the list's own order.</param>
    /// <exception cref="NotAllowedException">For those who work at a desk.</exception>
    public async Task<JobsView> RunAsync(ListSort sort, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var next = queue.NextTicks();
        var pauses = await database.ReadAsync(db => db.JobPauses.ToDictionaryAsync(p => p.Job, p => p.Since, cancel), cancel);
        var rows = new List<JobRow>();
        foreach (var job in jobs.OrderBy(j => j.Timing.Minutes ?? int.MaxValue).ThenBy(j => j.Timing.At))
        {
            var runs = await database.ReadAsync(db => db.JobRuns.Where(r => r.Job == job.Name).OrderByDescending(r => r.Id).Take(RunsShown).ToListAsync(cancel), cancel);
            DateTimeOffset? paused = pauses.TryGetValue(job.Name, out var since) ? since : null;
            DateTimeOffset? due = paused is null && next.TryGetValue(job.Name, out var at) ? at : null;
            rows.Add(new JobRow(job.Name, job.Title, job.Purpose, job.Timing, paused, due, [.. runs.Select((run, i) => Row(job, run, isLatest: i == 0, actor.RunsOrganisation))]));
        }

        return new JobsView(await zone(cancel), actor.RunsOrganisation, rows.SortedBy(Orders, sort));
    }

    private JobRunRow Row(JobDefinition job, JobRun run, bool isLatest, bool maySeeFaults)
    {
        var state = run.Succeeded switch
        {
            true => JobState.Succeeded,
            false => JobState.Failed,
            null => isLatest && runner.IsRunning(job.Name) ? JobState.Running : JobState.CutOff,
        };

        // What a fault says may be about anything: whoever runs the product reads it.
        IReadOnlyList<string> results = state is not JobState.Failed ? job.Tell(JobCounts.Parse(run.Result)) : [maySeeFaults ? run.Result : JobText.FaultForAdministrators];
        return new JobRunRow(run.Id, state, run.StartedAt, run.FinishedAt, results);
    }
}
