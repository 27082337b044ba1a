using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Backups;
using Inclusion.Web.Foundation.Commands;

namespace Inclusion.Web.Features.Backups;

/// <summary>Nobody has used the folder yet.</summary>
public sealed record NothingToBackUp(string Folder) : Refusal;

/// <summary>The backup was made and is good, but has no copy in the second place.</summary>
/// <param name="Fault">Why, as a sentence.</param>
public sealed record BackupNotCopied(string File, string Fault) : Refusal;

/// <summary>A backup by hand: before an update, or by a schedule of the machine's own.</summary>
public sealed class BackupVerb(MakeBackup backup, BackupSettings settings, DataFolder folder) : CommandVerb
{
    public override string Name => "backup";

    public override string Usage => BackupText.BackupUsage;

    public override string Summary => BackupText.BackupSummary;

    /// <summary>As it is: what a later version is about to change is what one wants back.</summary>
    public override bool NeedsMigrations => false;

    public override async Task<Outcome> RunAsync(CommandArguments arguments, CommandConsole console, CancellationToken cancel)
    {
        if (!File.Exists(folder.DatabaseFile))
        {
            return new NothingToBackUp(folder.Path);
        }

        SecondPlaceFault? fault = null;
        string path;
        if (arguments.Positional is [var file, ..])
        {
            var written = await backup.WriteAsync(file, cancel);
            if (written.IsRefused)
            {
                return written.Refusal;
            }

            path = written.Value;
        }
        else
        {
            var made = await backup.RunAsync(cancel);
            if (made.IsRefused)
            {
                return made.Refusal;
            }

            (path, fault) = (made.Value.File.Path, made.Value.SecondFault);
        }

        await console.TellAsync(BackupText.MadeAs, path);
        if (!settings.IsSealed)
        {
            await console.Output.WriteLineAsync(BackupText.MadeUnsealed);
        }

        return fault is { } failed ? new BackupNotCopied(path, SecondPlaceWords.Of(failed, settings.SecondFolder)) : Outcome.Done;
    }
}
