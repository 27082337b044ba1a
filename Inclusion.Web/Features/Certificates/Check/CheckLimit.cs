using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Inclusion.Web.Features.Certificates.Check;

/// <summary>How often one address may check: often enough for a whole class at one desk, far too seldom to guess. The empty form costs nothing.</summary>
internal sealed class CheckLimit : IRateLimiterPolicy<string>
{
    public const string Name = nameof(CheckLimit);

    internal const int ChecksPerMinute = 30;

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = (rejected, _) =>
    {
        rejected.HttpContext.Response.Redirect(Routes.CheckSlowDown);
        return ValueTask.CompletedTask;
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => httpContext.Request.RouteValues.ContainsKey("token") || HttpMethods.IsPost(httpContext.Request.Method)
        ? RateLimitPartition.GetFixedWindowLimiter(
            httpContext.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = ChecksPerMinute, Window = TimeSpan.FromMinutes(1) })
        : RateLimitPartition.GetNoLimiter("");
}
