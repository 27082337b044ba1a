using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;

namespace Inclusion.Web.Features.Health;

/// <summary>The database answers and has the shape that this version needs.</summary>
internal sealed class DatabaseCheck(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(async db => (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any(), cancellationToken)
            ? HealthCheckResult.Unhealthy("Migrations are pending.")
            : HealthCheckResult.Healthy();
}

/// <summary>The scheduler ticks, where this process has one.</summary>
internal sealed class SchedulerCheck(IEnumerable<ISchedulerFactory> factories) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        foreach (var factory in factories)
        {
            var scheduler = await factory.GetScheduler(cancellationToken);
            if (scheduler.Status != SchedulerStatus.Running)
            {
                return HealthCheckResult.Unhealthy("The scheduler does not run.");
            }
        }

        return HealthCheckResult.Healthy();
    }
}

/// <summary>There is room to write what the next days bring.</summary>
internal sealed class DiskSpaceCheck(DataFolder folder) : IHealthCheck
{
    private const long MinBytes = 200L * 1024 * 1024;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(new DriveInfo(folder.Path).AvailableFreeSpace >= MinBytes ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Less than 200 MB are free."));
}
