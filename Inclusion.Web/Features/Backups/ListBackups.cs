using Inclusion.Domain.Common;
using Inclusion.Web.Data.Backups;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Time;
using Inclusion.Web.Shared.Backups;

namespace Inclusion.Web.Features.Backups;

/// <summary>How the backups stand, for the page.</summary>
/// <param name="Zone">In which times are shown.</param>
/// <param name="IsRunning">One is being made at this moment.</param>
public sealed record BackupsView(BackupState State, TimeZoneInfo Zone, bool IsRunning);

/// <summary>Reads how the backups stand, and gives one away.</summary>
public sealed class ListBackups(CurrentStaff staff, FindBackups find, MakeBackup backup, JobRunner runner, HomeZone zone, AuditTrail audit)
{
    /// <exception cref="NotAllowedException">Who asks does not run the organisation.</exception>
    public async Task<BackupsView> RunAsync(CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsOrganisation, cancel);
        return new BackupsView(await find.RunAsync(cancel), await zone(cancel), runner.IsRunning(FindBackups.Job));
    }

    /// <summary>The content of one; that it was taken away is noted. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</summary>
    /// <exception cref="ConfirmationNeededException">They gave their password too long ago: whoever has a backup has everything.</exception>
    public async Task<Outcome<Stream>> OpenAsync(string name, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true } actor)
        {
            return new NotAllowed();
        }

        await staff.RequireConfirmedAsync(cancel);
        if ((await backup.ListAsync(cancel))?.FirstOrDefault(file => file.Name == name) is not { } found)
        {
            return new NotFound();
        }

        await audit.ExportedAsync(actor, nameof(BackupFile), null, cancel);
        return File.OpenRead(found.Path);
    }
}
