using Hangfire;
using Inclusion.Web.Foundation.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Inclusion.Tests.Support;

/// <summary>The product's background work, running in the test's own process on a test's database. Its second start is a new product on the same data.</summary>
internal sealed class RunningJobs : IAsyncDisposable
{
    private readonly IReadOnlyList<IHostedService> _services;

    private RunningJobs(IServiceProvider provider)
    {
        _services = [.. provider.GetServices<IHostedService>().Where(s => s is JobSchedule or BackgroundJobServerHostedService)];
        Storage = provider.GetRequiredService<JobStorage>();
        Client = provider.GetRequiredService<IBackgroundJobClientV2>();
    }

    public JobStorage Storage { get; }

    public IBackgroundJobClientV2 Client { get; }

    public static async Task<RunningJobs> StartAsync(IServiceProvider provider)
    {
        var running = new RunningJobs(provider);
        foreach (var service in running._services)
        {
            await service.StartAsync(CancellationToken.None);
        }

        ((ApplicationLifetime)provider.GetRequiredService<IHostApplicationLifetime>()).NotifyStarted();
        return running;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }
    }
}
