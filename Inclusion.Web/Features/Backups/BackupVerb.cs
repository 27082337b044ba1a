using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Backups;
using Inclusion.Web.Foundation.Commands;

namespace Inclusion.Web.Features.Backups;

/// <summary>Nobody has used the folder yet.</summary>
public sealed record NothingToBackUp(string Folder) : Refusal;

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

        if (arguments.Positional is [var file, ..])
        {
            await TellAsync(console, BackupText.MadeAs, await backup.WriteAsync(file, cancel));
        }
        else
        {
            var made = await backup.RunAsync(cancel);
            await TellAsync(console, BackupText.MadeAs, made.File.Path);
            if (made.SecondFault is { } fault)
            {
                await console.Error.WriteLineAsync(string.Format(CultureInfo.CurrentCulture, BackupText.SecondNotCopied, fault));
            }
        }

        if (!settings.IsSealed)
        {
            await console.Output.WriteLineAsync(BackupText.MadeUnsealed);
        }

        return Outcome.Done;
    }

    private static Task TellAsync(CommandConsole console, string text, string path) => console.Output.WriteLineAsync(string.Format(CultureInfo.CurrentCulture, text, path));
}
