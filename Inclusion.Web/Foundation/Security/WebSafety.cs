using Microsoft.AspNetCore.HttpOverrides;

namespace Inclusion.Web.Foundation.Security;

/// <summary>What every answer says to the browser about what it may do with it, and whose word about a visitor's address is taken.</summary>
public static class WebSafety
{
    /// <summary>True when a proxy of one's own stands before the product and sets X-Forwarded-For and X-Forwarded-Proto; else those lines are anyone's invention.</summary>
    public const string ProxySetting = "Inclusion:BehindProxy";

    /// <summary>
    /// Scripts, styles and connections only from here, no inline script, no &lt;style&gt; element, no frames around it. Styles in attributes are allowed: the
    /// component library places and sizes its parts with them.
    /// </summary>
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static IServiceCollection AddWebSafety(this IServiceCollection services)
    {
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

            // The proxy may stand on any machine: whoever sets the setting says that nobody else reaches this port.
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
        });
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        return services;
    }

    public static void UseWebSafety(this WebApplication app)
    {
        if (app.Configuration.GetValue<bool>(ProxySetting))
        {
            app.UseForwardedHeaders();
        }

        app.UseHsts();
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "geolocation=(), microphone=()";
            return next(context);
        });
    }
}
