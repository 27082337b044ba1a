using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Inclusion.Web.Features.Health;

/// <summary>The database answers and has the shape that this version needs.</summary>
internal sealed class DatabaseCheck(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(async db => (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any(), cancellationToken)
            ? HealthCheckResult.Unhealthy("Migrations are pending.")
            : HealthCheckResult.Healthy();
}

/// <summary>Somebody works on what is done in the background.</summary>
internal sealed class SchedulerCheck(BackgroundQueue queue) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(queue.IsServed() ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Nobody works on a queue."));
}

/// <summary>Whatever was due has begun.</summary>
internal sealed class JobsCheck(JobWatch watch) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await watch.LateAsync(cancellationToken) is { Count: > 0 } late ? HealthCheckResult.Unhealthy($"Late: {string.Join(", ", late)}.") : HealthCheckResult.Healthy();
}

/// <summary>There is room to write what the next days bring.</summary>
internal sealed class DiskSpaceCheck(DataFolder folder) : IHealthCheck
{
    private const long MinBytes = 200L * 1024 * 1024;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(new DriveInfo(folder.Path).AvailableFreeSpace >= MinBytes ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Less than 200 MB are free."));
}
