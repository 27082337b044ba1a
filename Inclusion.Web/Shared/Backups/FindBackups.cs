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
/// <param name="SecondFault">Why the last one could not be copied to the second place; null when it was, or when there is none.</param>
/// <param name="IsNotNoted">That the last one was made is not in the audit trail.</param>
/// <param name="DaysWithout">Whole days since the last one; since the first sign of life where there was never one, or where none can be read.</param>
public sealed record BackupState(IReadOnlyList<BackupFile>? Kept, string Folder, string? SecondFolder, bool IsSealed, bool LastRunFailed, SecondPlaceFault? SecondFault, bool IsNotNoted, int DaysWithout)
{
    /// <summary>Days after which someone is told: one nightly backup may be missed by a machine that is switched off.</summary>
    public const int MostDays = 2;

    public bool IsUnreadable => Kept is null;

    public bool IsOld => DaysWithout >= MostDays;

    /// <summary>Whether whoever runs the organisation or a centre is to be told.</summary>
    public bool NeedsSomeone => IsUnreadable || LastRunFailed || SecondFault is not null || IsOld;
}

/// <summary>Reads how the backups stand from where they lie, and from the runs of the job.</summary>
public sealed class FindBackups(Database database, MakeBackup backup, BackupSettings settings, TimeProvider time)
{
    /// <summary>The name of the job that makes them.</summary>
    public const string Job = "BackupJob";

    /// <summary>The count by which a run tells that it could not be noted in the audit trail.</summary>
    public const string NotNoted = "BackupNotNoted";

    /// <summary>The count by which a run tells that the second place failed.</summary>
    public static string CountOf(SecondPlaceFault fault) => $"BackupSecond{fault}";

    public async Task<BackupState> RunAsync(CancellationToken cancel)
    {
        var kept = await backup.ListAsync(cancel);
        var latest = kept is [var first, ..] ? first.MadeAt : (DateTimeOffset?)null;
        var now = time.GetUtcNow();
        return await database.ReadAsync(
            async db =>
            {
                var last = await db.JobRuns.Where(r => r.Job == Job && r.Succeeded != null).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancel);
                var counts = JobCounts.Parse(last?.Result ?? "").All.Select(count => count.Key).ToHashSet();
                var since = latest ?? await db.JobRuns.OrderBy(r => r.Id).Select(r => (DateTimeOffset?)r.StartedAt).FirstOrDefaultAsync(cancel) ?? now;
                return new BackupState(
                    kept,
                    backup.Folder,
                    settings.SecondFolder,
                    settings.IsSealed,
                    last?.Succeeded == false && !(latest > last.StartedAt),
                    Array.Find(Enum.GetValues<SecondPlaceFault>(), fault => counts.Contains(CountOf(fault))) is var found and not 0 ? found : null,
                    counts.Contains(NotNoted),
                    Math.Max(0, (int)(now - since).TotalDays));
            },
            cancel);
    }
}
