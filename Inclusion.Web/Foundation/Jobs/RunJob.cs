using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Foundation.Jobs;

/// <summary>Someone wants a job run now, whether it is due, paused, or neither.</summary>
public sealed class RunJob(CurrentStaff staff, IEnumerable<JobDefinition> jobs, BackgroundQueue queue)
{
    /// <summary>Has it run at once, or after the run that is going on. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</summary>
    public async Task<Outcome> RunAsync(string job, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true })
        {
            return new NotAllowed();
        }

        if (jobs.FirstOrDefault(j => j.Name == job) is not { } found)
        {
            return new NotFound();
        }

        queue.RunNow(found);
        return Outcome.Done;
    }
}
