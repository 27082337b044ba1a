namespace Inclusion.Web.Features.SetUp;

/// <summary>While there is no account every page leads to the set-up page; afterwards that page leads to signing in.</summary>
internal static class SetUpGate
{
    public const string Path = Routes.SetUp;

    /// <summary>What answers by itself before there is an account. Files are told by their extension.</summary>
    private static readonly string[] AlwaysOpen = [Path, "/healthz", "/readyz", "/preferences", "/error", Routes.SignInSlowDown, "/_framework", "/_blazor", "/_content"];

    public static void UseSetUpGate(this WebApplication app) => app.Use(async (context, next) =>
    {
        var path = context.Request.Path;
        var isDone = await context.RequestServices.GetRequiredService<SetUpState>().IsDoneAsync(context.RequestAborted);
        if (isDone && path == Path)
        {
            context.Response.Redirect(Routes.SignIn);
        }
        else if (!isDone && !IsAlwaysOpen(path))
        {
            context.Response.Redirect(Path);
        }
        else
        {
            await next(context);
        }
    });

    private static bool IsAlwaysOpen(PathString path) => Array.Exists(AlwaysOpen, open => path.StartsWithSegments(open, StringComparison.Ordinal)) || System.IO.Path.HasExtension(path);
}
