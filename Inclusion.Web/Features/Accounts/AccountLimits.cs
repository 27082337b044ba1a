using System.Threading.RateLimiting;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Accounts;

/// <summary>How often one address may try. Generous: a whole centre stands behind one address, and guessing is stopped by the lock on each account.</summary>
internal static class AccountLimits
{
    internal const int TriesPerMinute = 30;

    public static IServiceCollection AddAccountLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.AddPolicy(RateLimits.Tries, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesPerMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
        options.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Redirect(Routes.SignInSlowDown);
            return ValueTask.CompletedTask;
        };
    });
}
