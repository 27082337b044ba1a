using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Backups;

namespace Inclusion.Web.Features.Backups;

/// <summary>One is being made already: a second one would say the same.</summary>
public sealed record BackupIsRunning : Refusal;

/// <summary>Somebody wants a backup now, beside those of the night.</summary>
public sealed class BackUpNow(CurrentStaff staff, JobRunner runner, RunJob run)
{
    /// <summary>Has one made. Refuses <see cref="NotAllowed"/>, <see cref="BackupIsRunning"/>.</summary>
    public async Task<Outcome> RunAsync(CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true })
        {
            return new NotAllowed();
        }

        return runner.IsRunning(FindBackups.Job) ? new BackupIsRunning() : await run.RunAsync(FindBackups.Job, cancel);
    }
}
