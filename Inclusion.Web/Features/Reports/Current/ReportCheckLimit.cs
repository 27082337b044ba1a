using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Inclusion.Web.Features.Reports.Current;

/// <summary>How often one address may ask about report numbers: often enough for a meeting at which everyone holds a report.</summary>
internal sealed class ReportCheckLimit : IRateLimiterPolicy<string>
{
    public const string Name = nameof(ReportCheckLimit);

    internal const int AsksPerMinute = 60;

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = (rejected, _) =>
    {
        rejected.HttpContext.Response.Redirect(Routes.ReportSlowDown);
        return ValueTask.CompletedTask;
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimitPartition.GetFixedWindowLimiter(
        httpContext.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = AsksPerMinute, Window = TimeSpan.FromMinutes(1) });
}
