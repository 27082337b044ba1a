using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Jobs;

/// <summary>
/// Looks once a minute, by what stands in the database, whose turn it is, and has it tick: the scheduler reckons its next times from the clock, and waits for days after one that
/// was set back. It goes by the time that passes, whatever the clock says.
/// </summary>
public sealed class JobWatch(Database database, IEnumerable<JobDefinition> jobs, JobTurn turn, JobRunner runner, BackgroundQueue queue, HomeZone zone, TimeProvider time)
{
    /// <summary>A job that began this long ago, or less, after it was due is not late: others may have come first.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(30);

    /// <summary>What is to be made up for at the start is given as long.</summary>
    private readonly long _begun = time.GetTimestamp();

    /// <summary>Has everything tick whose turn has come and that nobody runs.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        foreach (var job in jobs)
        {
            if (!runner.IsRunning(job.Name) && await turn.HasComeAsync(job, cancel))
            {
                queue.Tick(job);
            }
        }
    }

    /// <summary>The names of the jobs that were due more than half an hour ago, are not paused, and have not begun since; none during the first half hour.</summary>
    public async Task<IReadOnlyList<string>> LateAsync(CancellationToken cancel)
    {
        if (time.GetElapsedTime(_begun) < Grace)
        {
            return [];
        }

        var now = time.GetUtcNow();
        var here = await zone(cancel);
        return await database.ReadAsync(
            async db =>
            {
                var paused = await db.JobPauses.Select(p => p.Job).ToListAsync(cancel);
                var last = await db.JobRuns
                    .Where(r => db.JobRuns.GroupBy(other => other.Job).Select(runs => runs.Max(other => other.Id)).Contains(r.Id))
                    .ToDictionaryAsync(r => r.Job, r => r.StartedAt, cancel);
                return jobs
                    .Where(job => !paused.Contains(job.Name) && !runner.IsRunning(job.Name))
                    .Where(job => !last.TryGetValue(job.Name, out var at) || at < job.Timing.LatestDue(now - Grace, here) || at > now)
                    .Select(job => job.Name)
                    .ToList();
            },
            cancel);
    }
}
