using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Inclusion.Web.Features.Health;

/// <summary>For whoever watches over the machine: <c>/healthz</c> says that the process answers, <c>/readyz</c> that it can work.</summary>
public static class HealthFeature
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database")
            .AddCheck<SchedulerCheck>("scheduler")
            .AddCheck<JobsCheck>("jobs")
            .AddCheck<DiskSpaceCheck>("disk");
        return services;
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapHealthChecks("/readyz", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    /// <summary>Which check holds and which does not; never why: anyone may ask, and the reasons are in the log.</summary>
    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "application/json";
        var checks = report.Entries.ToDictionary(entry => entry.Key, entry => Word(entry.Value.Status));
        return http.Response.WriteAsync(JsonSerializer.Serialize(new { status = Word(report.Status), checks }), http.RequestAborted);
    }

    private static string Word(HealthStatus status) => status == HealthStatus.Healthy ? "ok" : "failed";
}
