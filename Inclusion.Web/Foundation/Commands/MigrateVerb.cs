using Inclusion.Domain.Common;
using Inclusion.Web.Data;

namespace Inclusion.Web.Foundation.Commands;

/// <summary>Brings the database up to date without serving: for a supervised upgrade.</summary>
public sealed class MigrateVerb(Migrator migrator, DataFolder folder) : CommandVerb
{
    public override string Name => "migrate";

    public override string Usage => Name;

    public override bool NeedsMigrations => false;

    public override string Summary => CommandText.MigrateSummary;

    public override async Task<Outcome> RunAsync(CommandArguments arguments, CommandConsole console, CancellationToken cancel)
    {
        var applied = await migrator.MigrateAsync(folder, cancel);
        await console.Output.WriteLineAsync(CommandLine.Sentence(nameof(CommandText.MigrationsApplied), applied.Count));
        return Outcome.Done;
    }
}
