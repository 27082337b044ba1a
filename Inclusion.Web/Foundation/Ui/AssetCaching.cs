namespace Inclusion.Web.Foundation.Ui;

/// <summary>How long the browser keeps the files of packages.</summary>
public static class AssetCaching
{
    /// <summary>A file of a package that is asked for with a version never changes: it is asked for once. Else the browser would ask on every page whether it still holds.</summary>
    public static void UseAssetCaching(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/_content") && context.Request.Query.ContainsKey("v"))
        {
            // At the last moment: the static files set a shorter time of their own.
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                {
                    context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    });
}
