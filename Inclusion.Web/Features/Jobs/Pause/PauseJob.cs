using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Jobs.Pause;

/// <summary>A job is not to run when it is due, until someone says so; also after a restart.</summary>
public sealed class PauseJob(Database database, CurrentStaff staff, IEnumerable<JobDefinition> jobs, BackgroundQueue queue, TimeProvider time)
{
    /// <summary>A job that is resumed and was due meanwhile runs at once. Asked for twice it stays as it is. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</summary>
    /// <param name="isPaused">False: it is resumed.</param>
    public async Task<Outcome> RunAsync(string job, bool isPaused, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true } actor)
        {
            return new NotAllowed();
        }

        if (jobs.FirstOrDefault(j => j.Name == job) is not { } found)
        {
            return new NotFound();
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                var pause = await db.JobPauses.FirstOrDefaultAsync(p => p.Job == job, cancel);
                if (isPaused && pause is null)
                {
                    db.JobPauses.Add(new JobPause { Job = job, Since = time.GetUtcNow(), StaffId = actor.StaffId });
                }
                else if (!isPaused && pause is not null)
                {
                    db.JobPauses.Remove(pause);
                }

                return Outcome.Done;
            },
            cancel);
        if (!outcome.IsRefused && !isPaused)
        {
            queue.Tick(found);
        }

        return outcome;
    }
}
