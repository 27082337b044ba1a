using Inclusion.Web.Data;
using Inclusion.Web.Data.Backups;
using Inclusion.Web.Foundation.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Backups;

/// <summary>How the backups stand.</summary>
/// <param name="Kept">The latest first; null where the folder cannot be read.</param>
/// <param name="Folder">Where they lie.</param>
/// <param name="SecondFolder">Where they are copied to; null for nowhere.</param>
/// <param name="IsSealed">Whether the next one is encrypted.</param>
/// <param name="LastRunFailed">The nightly job could make none when it ran last, and nobody has made one since.</param>
/// <param name="SecondFailed">The last one could not be copied to the second place.</param>
/// <param name="DaysWithout">Whole days since the last one; since the first sign of life where there was never one, or where none can be read.</param>
public sealed record BackupState(IReadOnlyList<BackupFile>? Kept, string Folder, string? SecondFolder, bool IsSealed, bool LastRunFailed, bool SecondFailed, int DaysWithout)
{
    /// <summary>Days after which someone is told: one nightly backup may be missed by a machine that is switched off.</summary>
    public const int MostDays = 2;

    public bool IsUnreadable => Kept is null;

    public bool IsOld => DaysWithout >= MostDays;

    /// <summary>Whether whoever runs the organisation or a centre is to be told.</summary>
    public bool NeedsSomeone => IsUnreadable || LastRunFailed || SecondFailed || IsOld;
}

/// <summary>Reads how the backups stand from where they lie, and from the runs of the job.</summary>
public sealed class FindBackups(Database database, MakeBackup backup, BackupSettings settings, TimeProvider time)
{
    /// <summary>The name of the job that makes them.</summary>
    public const string Job = "BackupJob";

    /// <summary>The count by which a run tells that the second place failed.</summary>
    public const string SecondFailed = "BackupSecondFailed";

    public async Task<BackupState> RunAsync(CancellationToken cancel)
    {
        var kept = await backup.ListAsync(cancel);
        var latest = kept is [var first, ..] ? first.MadeAt : (DateTimeOffset?)null;
        var now = time.GetUtcNow();
        return await database.ReadAsync(
            async db =>
            {
                var last = await db.JobRuns.Where(r => r.Job == Job && r.Succeeded != null).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancel);
                var since = latest ?? await db.JobRuns.OrderBy(r => r.Id).Select(r => (DateTimeOffset?)r.StartedAt).FirstOrDefaultAsync(cancel) ?? now;
                return new BackupState(
                    kept,
                    backup.Folder,
                    settings.SecondFolder,
                    settings.IsSealed,
                    last?.Succeeded == false && !(latest > last.StartedAt),
                    last is not null && JobCounts.Parse(last.Result).All.Any(count => count.Key == SecondFailed),
                    Math.Max(0, (int)(now - since).TotalDays));
            },
            cancel);
    }
}
