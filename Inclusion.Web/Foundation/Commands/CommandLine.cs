using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Start;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Commands;

/// <summary>
/// The command line of the product: the same executable with a verb. Exit code 0 only on success; every error is one sentence on standard error.
/// </summary>
public static partial class CommandLine
{
    private const int Failed = 1;

    private const int Misused = 2;

    /// <summary>The verb that was asked for; null when the product is to be served.</summary>
    public static string? VerbOf(string[] args) => args.Length > 0 && !args[0].StartsWith('-') ? args[0] : null;

    /// <summary>Standard output is for what a verb says: what the product logs meanwhile goes to standard error.</summary>
    public static void LogBesideOutput(this ILoggingBuilder logging) => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        foreach (var verb in typeof(CommandLine).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(CommandVerb))))
        {
            services.AddScoped(typeof(CommandVerb), verb);
        }

        return services;
    }

    /// <summary>Runs one verb on a migrated database.</summary>
    /// <returns>The exit code: 0 done, 1 refused or failed, 2 not understood.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextReader input, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentStaff>().ActAs(Actor.Product);
        var verbs = scope.ServiceProvider.GetServices<CommandVerb>().OrderBy(v => v.Name, StringComparer.Ordinal).ToList();
        var name = args[0];
        if (name is "help" or "--help" or "-h")
        {
            await WriteHelpAsync(verbs, output);
            return 0;
        }

        if (verbs.FirstOrDefault(v => v.Name == name) is not { } verb)
        {
            await error.WriteLineAsync(Sentence(nameof(CommandText.VerbUnknown), name));
            return Misused;
        }

        try
        {
            var arguments = CommandArguments.Parse(args.AsSpan(1), verb.Options);
            var folder = scope.ServiceProvider.GetRequiredService<DataFolder>();
            using var hold = verb.WorksAlone ? null : await FolderHold.ShareAsync(folder, cancel);
            if (verb.NeedsMigrations)
            {
                await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(folder, cancel);
            }

            // As the people who read it speak; until there is an organisation, English.
            if (await LanguageAsync(scope.ServiceProvider, folder, cancel) is { } language)
            {
                (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (language.Words, language.Formats);
            }

            var outcome = await verb.RunAsync(arguments, new CommandConsole(input, output, error), cancel);
            await NoteAsync(scope.ServiceProvider, folder, verb, outcome, cancel);
            return outcome is { Refusal: { } refusal } ? await RefuseAsync(error, refusal) : 0;
        }
        catch (CommandMisusedException e)
        {
            await error.WriteLineAsync(e.Message);
            return Misused;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync(CommandText.Stopped);
            return Failed;
        }
        catch (Exception e) when (StartFault.RefusalOf(e) is { } refusal)
        {
            services.GetRequiredService<ILoggerFactory>().TellDetail(e);
            return await RefuseAsync(error, refusal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            // A missing file, a folder that is someone else's: the system's own sentence says which.
            await error.WriteLineAsync(e.Message);
            return Failed;
        }
    }

    /// <summary>Null without a database, or with one in which nobody has said yet.</summary>
    private static async Task<Language?> LanguageAsync(IServiceProvider services, DataFolder folder, CancellationToken cancel)
    {
        try
        {
            return File.Exists(folder.DatabaseFile)
                ? Language.Find(await services.GetRequiredService<Database>().ReadAsync(db => db.Organisations.OrderBy(o => o.Id).Select(o => o.Language).FirstOrDefaultAsync(cancel), cancel))
                : null;
        }
        catch (System.Data.Common.DbException)
        {
            // A verb that takes the database as it finds it finds what is wrong with it itself.
            return null;
        }
    }

    /// <summary>That a verb was run is in the audit trail, where there is one that this version can write; what was typed after it is not: it may be a name.</summary>
    private static async Task NoteAsync(IServiceProvider services, DataFolder folder, CommandVerb verb, Outcome outcome, CancellationToken cancel)
    {
        if (!File.Exists(folder.DatabaseFile))
        {
            return;
        }

        try
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<InclusionDb>>().CreateDbContextAsync(cancel);
            if (!(await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            {
                await services.GetRequiredService<AuditTrail>().NoteAsync(Actor.Product, new AuditNote(AuditAction.Command, verb.Name, () => 0, outcome.Refusal?.Name ?? ""), cancel);
            }
        }
        catch (Exception e) when (DatabaseFault.Of(e) is not null)
        {
            // What the verb was to do is done, or was refused for its own reason: that is what whoever typed it is told.
            NotNoted(services.GetRequiredService<ILogger<CommandVerb>>(), verb.Name, e);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "That {Verb} was run could not be noted in the audit trail")]
    private static partial void NotNoted(ILogger logger, string verb, Exception exception);

    private static async Task<int> RefuseAsync(TextWriter error, Refusal refusal)
    {
        await error.WriteLineAsync(RefusalSentences.Of(refusal));
        return Failed;
    }

    private static async Task WriteHelpAsync(IEnumerable<CommandVerb> verbs, TextWriter output)
    {
        await output.WriteLineAsync(CommandText.HelpIntroduction);
        foreach (var verb in verbs)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync($"  {verb.Usage}");
            await output.WriteLineAsync($"      {verb.Summary}");
            foreach (var option in verb.Options)
            {
                await output.WriteLineAsync($"      {option.Signature,-34} {option.Summary}");
            }
        }
    }

    internal static string Sentence(string key, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, CommandText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!, values);
}
