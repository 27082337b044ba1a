using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Backups;
using Inclusion.Web.Foundation.Commands;

namespace Inclusion.Web.Features.Backups;

/// <summary>Puts a backup back, on a folder on which the product does not run.</summary>
public sealed class RestoreVerb(RestoreBackup restore, DataFolder folder) : CommandVerb
{
    private const string PassphraseFile = "passphrase-file";

    public override string Name => "restore";

    public override string Usage => BackupText.RestoreUsage;

    public override string Summary => BackupText.RestoreSummary;

    public override IReadOnlyList<CommandOption> Options => [new CommandOption(PassphraseFile, "FILE", BackupText.PassphraseFileSummary)];

    /// <summary>What is there is replaced, whatever state it is in.</summary>
    public override bool NeedsMigrations => false;

    public override bool WorksAlone => true;

    public override async Task<Outcome> RunAsync(CommandArguments arguments, CommandConsole console, CancellationToken cancel)
    {
        if (arguments.Positional is not [var file])
        {
            throw new CommandMisusedException(BackupText.FileMissing);
        }

        using var hold = await FolderHold.TakeWholeAsync(folder, cancel);
        var restored = await restore.RunAsync(file, arguments.Find(PassphraseFile), hold, cancel);
        if (restored.IsRefused)
        {
            return restored.Refusal;
        }

        await console.TellAsync(BackupText.RestoredFrom, file);
        if (restored.Value.Replaced is { } replaced)
        {
            await console.TellAsync(BackupText.ReplacedKept, replaced);
        }

        return Outcome.Done;
    }
}
