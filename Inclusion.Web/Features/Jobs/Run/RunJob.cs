using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Security;
using Quartz;

namespace Inclusion.Web.Features.Jobs.Run;

/// <summary>Someone wants a job run now.</summary>
public sealed class RunJob(CurrentStaff staff, ISchedulerFactory quartz)
{
    /// <summary>Has it run at once, or after the run that is going on. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</summary>
    public async Task<Outcome> RunAsync(string job, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true })
        {
            return new NotAllowed();
        }

        var scheduler = await quartz.GetScheduler(cancel);
        if (!await scheduler.Exists(new JobKey(job), cancel))
        {
            return new NotFound();
        }

        await scheduler.TriggerJob(new JobKey(job), cancellationToken: cancel);
        return Outcome.Done;
    }
}
