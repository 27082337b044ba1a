using Inclusion.Domain.Staff;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Backups;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Backups;

/// <summary>The backup of each night. Run twice it makes two; cut off it leaves nothing that looks like one.</summary>
public sealed partial class BackupJob(MakeBackup backup, AuditTrail audit, ILogger<BackupJob> logger) : ScheduledJob
{
    public override async Task<JobCounts> RunAsync(CancellationToken cancel)
    {
        var outcome = await backup.RunAsync(cancel);
        if (outcome.IsRefused)
        {
            // Beside the run, where whoever runs the organisation reads it.
            using var speaking = Language.English.Speak();
            throw new InvalidOperationException(RefusalSentences.Of(outcome.Refusal));
        }

        var made = outcome.Value;
        await audit.NoteAsync(Actor.Product, new AuditNote(AuditAction.BackedUp, nameof(BackupFile), () => 0, made.File.Name), cancel);
        if (made.SecondFault is { } fault)
        {
            SecondPlaceFailed(logger, fault);
        }

        return new JobCounts()
            .With(nameof(BackupText.BackupMade), 1)
            .With(nameof(BackupText.BackupsRemoved), made.Removed)
            .With(nameof(BackupText.BackupSecondFailed), made.SecondFault is null ? 0 : 1);
    }

    [LoggerMessage(1, LogLevel.Error, "The backup is good, but was not copied to the second place: {Fault}")]
    private static partial void SecondPlaceFailed(ILogger logger, string fault);
}
