using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Jobs;

/// <summary>
/// Whether it is a job's turn, by what stands in the database: ticks come twice, late, and all at once when the product starts, and only one of them is to do
/// something.
/// </summary>
public sealed class JobTurn(Database database, HomeZone zone, TimeProvider time)
{
    /// <summary>Time from a failure to the next try, by how many failures in a row there were; the last one again and again.</summary>
    internal static readonly IReadOnlyList<TimeSpan> Delays = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];

    /// <summary>
    /// Not while it is paused; not when it has succeeded since it was due; and after failures not before a time that grows with them. A run that was cut off is made up
    /// for at once. A run in the future says nothing: the clock has been set back since, and would have to come there again.
    /// </summary>
    public async Task<bool> HasComeAsync(JobDefinition job, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = job.Timing.LatestDue(now, await zone(cancel));
        return await database.ReadAsync(
            async db =>
            {
                if (await db.JobPauses.AnyAsync(p => p.Job == job.Name, cancel))
                {
                    return false;
                }

                var ended = await db.JobRuns.Where(r => r.Job == job.Name && r.Succeeded != null).OrderByDescending(r => r.Id).Take(Delays.Count).ToListAsync(cancel);
                if (ended.Count > 0 && ended[0].StartedAt > now)
                {
                    return true;
                }

                var failures = ended.TakeWhile(r => r.Succeeded == false).Count();
                return failures > 0
                    ? now >= ended[0].FinishedAt + Delays[failures - 1]
                    : ended.Count == 0 || ended[0].StartedAt < due;
            },
            cancel);
    }
}
