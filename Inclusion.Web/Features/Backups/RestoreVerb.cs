using System.Globalization;
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

    public override async Task<Outcome> RunAsync(CommandArguments arguments, CommandConsole console, CancellationToken cancel)
    {
        if (arguments.Positional is not [var file])
        {
            throw new CommandMisusedException(BackupText.FileMissing);
        }

        using var hold = await FolderHold.TakeAsync(folder, cancel);
        var passphrase = arguments.Find(PassphraseFile) is { } from ? BackupSettings.ReadPassphrase(from) : null;
        var restored = await restore.RunAsync(file, passphrase, hold, cancel);
        if (restored.IsRefused)
        {
            return restored.Refusal;
        }

        await TellAsync(console, BackupText.RestoredFrom, file);
        if (restored.Value.Replaced is { } replaced)
        {
            await TellAsync(console, BackupText.ReplacedKept, replaced);
        }

        return Outcome.Done;
    }

    private static Task TellAsync(CommandConsole console, string text, string path) => console.Output.WriteLineAsync(string.Format(CultureInfo.CurrentCulture, text, path));
}
