using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Commands;

namespace Inclusion.Web.Foundation.Start;

/// <summary>From the command line to the end of the process: a verb, or the product on a folder that nobody else serves, with a database that is whole and of this version.</summary>
public static partial class ProductStart
{
    /// <param name="add">Its services.</param>
    /// <param name="map">Its pages.</param>
    /// <returns>The exit code; that of a verb, or of <see cref="StartFault"/>, or 0.</returns>
    public static async Task<int> RunAsync(string[] args, Action<WebApplicationBuilder> add, Action<WebApplication> map)
    {
        // Its settings and files lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var isCommand = CommandLine.VerbOf(args) is not null;
        var hasStarted = false;
        try
        {
            add(builder);
            builder.Logging.LogWithTimes(builder.Configuration);
            builder.Logging.LeaveFaultsToUs(() => hasStarted);
            if (isCommand)
            {
                builder.Logging.LogBesideOutput();
            }

            await using var app = builder.Build();
            if (isCommand)
            {
                return await CommandLine.RunAsync(app.Services, args, Console.In, Console.Out, Console.Error, CancellationToken.None);
            }

            await ServeAsync(app, map, () => hasStarted = true);
            return 0;
        }
        catch (Exception e) when ((!hasStarted || e is DatabaseUnavailableException) && StartFault.SentenceOf(e, builder.Configuration["urls"] ?? "") is { } sentence)
        {
            using var log = StartLog.Open(builder.Configuration, isCommand);
            log.TellDetail(e);
            await Console.Error.WriteLineAsync(sentence);
            return StartFault.ExitCodeOf(e);
        }
    }

    /// <summary>Serves until it is told to stop, or until it turns out that it should not have begun: then it stops, and the fault comes out. The check has ended when this has.</summary>
    /// <param name="checking">Only damage ends what is served; whatever else keeps the database from being looked at says nothing about it, and is logged.</param>
    /// <exception cref="DatabaseUnavailableException">The database is damaged.</exception>
    internal static async Task ServeWhileAsync(this IHost host, Task checking)
    {
        var serving = host.WaitForShutdownAsync();
        await Task.WhenAny(serving, checking);
        try
        {
            await WholeAsync(host, checking);
        }
        catch (DatabaseUnavailableException)
        {
            await host.StopAsync();
            throw;
        }
        finally
        {
            await serving;
        }
    }

    private static async Task ServeAsync(WebApplication app, Action<WebApplication> map, Action started)
    {
        var folder = app.Services.GetRequiredService<DataFolder>();
        using var hold = await FolderHold.TakeAsync(folder, CancellationToken.None);
        Migrator.Prepare(folder);

        // Beside each other: each takes a good part of the start. A large database is still looked at when the first page is served.
        var checking = Task.Run(() => Migrator.Check(folder));
        try
        {
            var migrating = Task.Run(() => app.Services.GetRequiredService<Migrator>().MigrateAsync(folder, CancellationToken.None, hold, checking));
            map(app);
            await migrating;
            if (checking.IsCompleted)
            {
                await WholeAsync(app, checking);
            }

            await app.StartAsync();
            started();
            await app.ServeWhileAsync(checking);
        }
        finally
        {
            // Nobody looks at a folder that is not held any more.
            await checking.ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    private static async Task WholeAsync(IHost host, Task checking)
    {
        try
        {
            await checking;
        }
        catch (Exception e) when (e is not DatabaseUnavailableException { Refusal: DatabaseDamaged })
        {
            NotChecked(host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProductStart).FullName!), e);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The database could not be checked at this start")]
    private static partial void NotChecked(ILogger logger, Exception exception);
}
