using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Shell;

/// <summary>The frame around every feature: pages, languages, look, errors.</summary>
public static class ShellFeature
{
    private const string DefaultAddress = "http://localhost:5080";

    public static WebApplicationBuilder AddShell(this WebApplicationBuilder builder)
    {
        // Started from its source it is to serve what a published one does: assets from where they were built, in their compressed form.
        builder.WebHost.UseStaticWebAssets();
        if (!builder.Environment.IsDevelopment())
        {
            builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        }

        if (!SaysWhereToListen(builder.Configuration))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddScoped<FindShellStaff>();
        builder.Services.AddScoped<CountMenu>();
        builder.Services.AddRequestLocalization(options =>
        {
            options.SetDefaultCulture(Language.English.Formats.Name);
            options.SupportedCultures = [.. Language.All.Select(l => l.Formats)];
            options.SupportedUICultures = [.. Language.All.Select(l => l.Words)];
            options.RequestCultureProviders = [new RequestLanguage()];
        });
        return builder;
    }

    /// <summary>Before everything that can fail or speaks to people.</summary>
    public static void UseShell(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            StatusCodeSelector = fault => fault is NotAllowedException ? StatusCodes.Status403Forbidden : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = handled => handled.Exception is NotAllowedException,
        });
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseRouting();
        app.UseRequestLocalization();
    }

    public static WebApplication MapShell(this WebApplication app)
    {
        app.UseAntiforgery();
        app.UseAssetCaching();
        app.MapStaticAssets().AllowAnonymous();
        app.MapPreferences();
        app.MapLicences();
        // Frames are forbidden by WebSafety, for every answer; a second, laxer header beside it would only confuse.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    /// <summary>By <c>--urls</c>, <c>ASPNETCORE_URLS</c>, <c>ASPNETCORE_HTTP_PORTS</c> or a Kestrel section.</summary>
    private static bool SaysWhereToListen(ConfigurationManager configuration) =>
        new[] { "urls", "http_ports", "https_ports" }.Any(key => !string.IsNullOrEmpty(configuration[key])) || configuration.GetSection("Kestrel:Endpoints").Exists();
}
