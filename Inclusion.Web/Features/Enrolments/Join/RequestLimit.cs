using System.Threading.RateLimiting;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.RateLimiting;

namespace Inclusion.Web.Features.Enrolments.Join;

/// <summary>How often one address may ask for a place. Generous: a whole centre, or a whole family, stands behind one address.</summary>
internal sealed class RequestLimit : IRateLimiterPolicy<string>
{
    internal const int PostsPerTenMinutes = 20;

    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected => (rejected, _) =>
    {
        rejected.HttpContext.Response.Redirect(JoinBusyPage.Path);
        return ValueTask.CompletedTask;
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => HttpMethods.IsPost(httpContext.Request.Method)
        ? RateLimitPartition.GetFixedWindowLimiter(
            httpContext.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PostsPerTenMinutes, Window = TimeSpan.FromMinutes(10) })
        : RateLimitPartition.GetNoLimiter("");

    public static IServiceCollection Add(IServiceCollection services) => services.AddRateLimiter(options => options.AddPolicy<string, RequestLimit>(RateLimits.Requests));
}
