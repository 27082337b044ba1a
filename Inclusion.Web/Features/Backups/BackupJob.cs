using System.Data.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Backups;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Backups;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Backups;

/// <summary>The backup of each night. Run twice it makes two; cut off it leaves nothing that looks like one.</summary>
public sealed partial class BackupJob(MakeBackup backup, AuditTrail audit, Database database, ILogger<BackupJob> logger) : ScheduledJob
{
    public override async Task<JobCounts> RunAsync(CancellationToken cancel)
    {
        var outcome = await backup.RunAsync(cancel);
        if (outcome.IsRefused)
        {
            // Beside the run, where whoever runs the organisation reads it.
            using var speaking = (Language.Find(await database.ReadAsync(db => db.Organisations.Select(o => o.Language).FirstOrDefaultAsync(cancel), cancel)) ?? Language.English).Speak();
            throw new InvalidOperationException(RefusalSentences.Of(outcome.Refusal));
        }

        var made = outcome.Value;
        var isNoted = await NoteAsync(made.File, cancel);
        if (made.SecondFault is { } failed)
        {
            SecondPlaceFailed(logger, failed);
        }

        var counts = new JobCounts()
            .With(nameof(BackupText.BackupMade), 1)
            .With(nameof(BackupText.BackupsRemoved), made.Removed)
            .With(FindBackups.NotNoted, isNoted ? 0 : 1);
        return made.SecondFault is { } fault ? counts.With(FindBackups.CountOf(fault), 1) : counts;
    }

    /// <summary>The backup stands, whatever becomes of the row that tells of it: a run that failed would have it made again.</summary>
    private async Task<bool> NoteAsync(BackupFile made, CancellationToken cancel)
    {
        try
        {
            await audit.NoteAsync(Actor.Product, new AuditNote(AuditAction.BackedUp, nameof(BackupFile), () => 0, made.Name), cancel);
            return true;
        }
        catch (Exception e) when (e is DatabaseUnavailableException or DbException or DbUpdateException)
        {
            NotNoted(logger, made.Name, e);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The backup is good, but was not copied to the second place: {Fault}")]
    private static partial void SecondPlaceFailed(ILogger logger, SecondPlaceFault fault);

    [LoggerMessage(2, LogLevel.Error, "{Backup} is good, but that it was made could not be noted in the audit trail")]
    private static partial void NotNoted(ILogger logger, string backup, Exception exception);
}
