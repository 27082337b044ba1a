using Inclusion.Domain.Staff;
using Inclusion.Web.Foundation.Security.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;

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

    /// <summary>The pages that search engines may list: what the public is to find. All others are for staff, or have somebody's token in their address.</summary>
    private static readonly string[] ForEveryone = [Routes.Join];

    private static readonly string[] DeskRoles = [nameof(StaffRole.Administrator), nameof(StaffRole.Manager), nameof(StaffRole.Desk)];

    private static readonly string[] WithTokens = [Routes.Offer, Routes.OwnPlace];

    private static readonly string[] Health = ["/healthz", "/readyz"];

    public static IServiceCollection AddWebSafety(this IServiceCollection services)
    {
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

            // The proxy may stand on any machine: whoever sets the setting says that nobody else reaches this port.
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
        });
        services.AddHsts(options => (options.MaxAge, options.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IConfiguration>((options, settings) => Protect(options.Cookie, "inclusion-form", settings));
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IConfiguration>((options, settings) => Protect(options.Cookie, "inclusion-session", settings));
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme).Configure<IConfiguration>((options, settings) => Protect(options.Cookie, "inclusion-passkey", settings));
        services.AddOptions<HostFilteringOptions>().Configure<IConfiguration>((options, settings) =>
        {
            if (PublicUrl(settings) is { } address)
            {
                options.AllowedHosts = [address.Host, "localhost", "127.0.0.1", "[::1]"];
            }
        });
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
            // At the last moment: an answer to a fault is begun anew, and would go without them.
            var (promised, isHidden) = (context.Response.Headers.StrictTransportSecurity, !IsForEveryone(context.Request.Path));
            context.Response.OnStarting(() =>
            {
                Say(context, isHidden);
                context.Response.Headers.StrictTransportSecurity = promised;
                return Task.CompletedTask;
            });
            return next(context);
        });
        if (IsTls(app.Configuration) && PublicUrl(app.Configuration) is { } address)
        {
            // Whoever watches over the product's health asks it as it listens; everyone else comes by the address that is theirs.
            app.UseWhen(
                context => !context.Request.IsHttps && !IsUnder(Health, context.Request.Path),
                plain => plain.Run(context =>
                {
                    var (request, host) = (context.Request, new HostString(address.Authority));
                    if (IsForPrograms(request.Path))
                    {
                        // Led to TLS it would go on unnoticed, and tell its secret address to everyone on the way each time.
                        context.Response.StatusCode = StatusCodes.Status403Forbidden;
                        return Task.CompletedTask;
                    }

                    context.Response.Redirect(UriHelper.BuildAbsolute(address.Scheme, host, request.PathBase, request.Path, request.QueryString), permanent: true, preserveMethod: true);
                    return Task.CompletedTask;
                }));
        }

        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(SessionCookie.OpenPages, StringComparison.OrdinalIgnoreCase) && IsFromElsewhere(context.Request))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }

            return next(context);
        });
    }

    /// <param name="isHidden">Not for search engines.</param>
    private static void Say(HttpContext context, bool isHidden)
    {
        var (response, headers) = (context.Response, context.Response.Headers);
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = $"geolocation=(), microphone=(), camera={(IsOfDesk(context) ? "(self)" : "()")}";
        if (isHidden)
        {
            headers["X-Robots-Tag"] = "noindex, nofollow";
        }

        // What says nothing of its own about being kept is a page or a file of people's data.
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        // Styles, scripts and drawings are served without: a browser would guess.
        if (response.ContentType is { } kind && (kind.StartsWith("text/", StringComparison.Ordinal) || kind.EndsWith("+xml", StringComparison.Ordinal)) && !kind.Contains("charset", StringComparison.OrdinalIgnoreCase))
        {
            response.ContentType = $"{kind}; charset=utf-8";
        }
    }

    /// <summary>
    /// The pages on which a desk scans: those that know who it is. The one box stands on all of them, and what the first page of a visit allows holds for all that follow without the
    /// browser asking again.
    /// </summary>
    private static bool IsOfDesk(HttpContext context) =>
        context.GetEndpoint()?.Metadata is { } metadata && metadata.GetMetadata<IAuthorizeData>() is not null && metadata.GetMetadata<IAllowAnonymous>() is null
        && DeskRoles.Any(context.User.IsInRole);

    private static bool IsForEveryone(PathString path) => IsUnder(ForEveryone, path) && !IsUnder(WithTokens, path);

    /// <summary>What a program fetches by itself, again and again.</summary>
    private static bool IsForPrograms(PathString path) => path.Value?.EndsWith(".ics", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsUnder(string[] places, PathString path) => Array.Exists(places, place => path.StartsWithSegments(place, StringComparison.OrdinalIgnoreCase));

    /// <summary>Browsers let any site open a line to any other: the one that says where it comes from must come from here.</summary>
    private static bool IsFromElsewhere(HttpRequest request) =>
        request.Headers.Origin is [{ Length: > 0 } origin] && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || !string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));

    /// <summary>Over TLS a cookie has a name that only this host, over TLS, can set.</summary>
    internal static void Protect(CookieBuilder cookie, string name, IConfiguration settings)
    {
        cookie.Name = IsTls(settings) ? $"__Host-{name}" : name;
        cookie.Path = "/";
        cookie.SecurePolicy = IsTls(settings) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>
    /// Whether people come over TLS and the product can tell: their address says so, and either a proxy that is believed or the product itself speaks it. An address alone, with a
    /// proxy that nobody named, must not lead in circles.
    /// </summary>
    private static bool IsTls(IConfiguration settings) =>
        PublicUrl(settings) is { Scheme: "https" } && (settings.GetValue<bool>(ProxySetting) || settings["urls"]?.Contains("https://", StringComparison.OrdinalIgnoreCase) == true);

    private static Uri? PublicUrl(IConfiguration settings) => Uri.TryCreate(settings[PublicAddress.Setting], UriKind.Absolute, out var address) ? address : null;
}
