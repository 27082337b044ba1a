using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Inclusion.Web.Foundation.Downloads;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Foundation.Jobs;

/// <summary>
/// Work in the background, by Hangfire, which is named in this folder alone. Its storage is the memory of the process: what lasts is in the database, and what is to be
/// done is found there.
/// </summary>
public static class JobHost
{
    /// <summary>Where Hangfire's own dashboard is.</summary>
    public const string Dashboard = "/hangfire";

    /// <summary>Threads for what someone waits for.</summary>
    private const int PeopleWorkers = 4;

    /// <summary>Threads for everything else: a long sweep leaves one to the others.</summary>
    private const int TickWorkers = 2;

    private static readonly TimeSpan Polling = TimeSpan.FromSeconds(2);

    public static IServiceCollection AddJobHost(this IServiceCollection services)
    {
        // Its own defaults are static, one for all hosts of a process.
        services.AddSingleton<JobStorage>(_ => new InMemoryStorage());
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire(hangfire => hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        services.AddSingleton<JobSchedule>();
        services.AddHostedService(provider => provider.GetRequiredService<JobSchedule>());
        services.AddHangfireServer(server => Configure(server, BackgroundQueue.People, PeopleWorkers));
        services.AddHangfireServer(server =>
        {
            Configure(server, BackgroundQueue.Ticks, TickWorkers);

            // The other one sees to what is due.
            server.IsLightweightServer = true;
        });
        return services
            .AddSingleton<BackgroundQueue>()
            .AddSingleton<JobTurn>()
            .AddSingleton<JobRunner>()
            .AddSingleton<JobWatch>()
            .AddSingleton<WorkBoard>()
            .AddScoped<WorkOnPage>()
            .AddSingleton<WorkSeal>()
            .AddSingleton<WorkFiles>()
            .AddSingleton<WorkRunner>()
            .AddTransient<HangfireJobs>()
            .AddScoped<RunJob>()
            .AddScoped<StartWork>()
            .AddScoped<CancelWork>()
            .AddScoped<FindWork>();
    }

    public static void MapJobHost(this WebApplication app)
    {
        // The policy takes the place of its own rules, which ask only whether the request comes from this machine.
        app.MapHangfireDashboard(Dashboard, new DashboardOptions { Authorization = [], AppPath = Routes.Jobs, DisplayStorageConnectionString = false }).RequireAuthorization(Policies.RunsOrganisation);
        app.MapGet("/work/{id:long}/result", ResultAsync).RequireAuthorization(Policies.Desk);
    }

    private static void Configure(BackgroundJobServerOptions server, string queue, int workers)
    {
        server.ServerName = $"inclusion-{queue}";
        server.Queues = [queue];
        server.WorkerCount = workers;
        server.SchedulePollingInterval = Polling;
    }

    private static async Task<IResult> ResultAsync(long id, FindWork work, HttpContext http, CancellationToken cancel)
    {
        if (await work.ResultAsync(id, cancel) is not { } result)
        {
            return TypedResults.NotFound();
        }

        FileDownload.PresentAsAttachment(http.Response, result.Name);
        return TypedResults.Stream(result.Content, "application/octet-stream");
    }
}
