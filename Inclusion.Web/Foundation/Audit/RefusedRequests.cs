using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Foundation.Audit;

/// <summary>Requests of somebody signed in that were answered with a refusal, whoever gave it.</summary>
internal static class RefusedRequests
{
    /// <summary>Notes them in the audit trail. Around everything that can refuse.</summary>
    public static void UseRefusedRequests(this WebApplication app) => app.Use(async (http, next) =>
    {
        // Kept from here: an answer to a fault is made in a scope of its own.
        var staff = http.RequestServices.GetRequiredService<CurrentStaff>();
        var path = http.Request.Path.ToString();
        await next(http);
        var isRefused = http.Response.StatusCode == StatusCodes.Status403Forbidden
            || (http.Response.StatusCode == StatusCodes.Status302Found && http.Response.Headers.Location.ToString().Contains(Routes.NotAllowed, StringComparison.Ordinal));
        if (isRefused && !staff.HasRefused && http.User.Identity is { IsAuthenticated: true })
        {
            staff.Use(http.User);
            staff.Refused(await staff.FindAsync(CancellationToken.None), path);
        }
    });
}
