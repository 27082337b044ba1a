using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Inclusion.Web.Foundation.Security;

/// <summary>How often one network, or one browser of staff, may ask. Whoever asks more often is led to a page that says so, until the window is over.</summary>
/// <param name="permits">The most that one address may ask within a window.</param>
/// <param name="window">How long a window lasts.</param>
/// <param name="slowDown">The path of the page that asks to wait; it must not be limited itself.</param>
/// <param name="counts">Which requests count; all others cost nothing.</param>
public sealed class AddressLimit(int permits, TimeSpan window, string slowDown, Func<HttpRequest, bool> counts) : IRateLimiterPolicy<string>
{
    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = (rejected, _) =>
    {
        rejected.HttpContext.Response.Redirect(slowDown);
        return ValueTask.CompletedTask;
    };

    /// <summary>A form that was sent, for <c>counts</c>.</summary>
    public static bool IsPost(HttpRequest request) => HttpMethods.IsPost(request.Method);

    /// <summary>The most within a shorter while, however it falls into the window; null: nothing more than the window.</summary>
    public (int Permits, TimeSpan Within)? Burst { get; init; }

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => counts(httpContext.Request)
        ? RateLimitPartition.Get(httpContext.RequestServices.GetRequiredService<KnownBrowsers>().KeyOf(httpContext), _ => Limiter())
        : RateLimitPartition.GetNoLimiter("");

    private RateLimiter Limiter()
    {
        var limiter = new FixedWindowRateLimiter(new() { PermitLimit = permits, Window = window });
        return Burst is { } burst
            ? RateLimiter.CreateChained(new SlidingWindowRateLimiter(new() { PermitLimit = burst.Permits, Window = burst.Within, SegmentsPerWindow = 4 }), limiter)
            : limiter;
    }
}
