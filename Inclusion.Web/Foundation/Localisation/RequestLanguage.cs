using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Localization;

namespace Inclusion.Web.Foundation.Localisation;

/// <summary>The language of a request: what its address says (<c>?lang=fr</c>, for links from elsewhere), else what the person chose on this browser, else the first that the browser asks for and the product speaks, else the default.</summary>
public sealed class RequestLanguage : RequestCultureProvider
{
    /// <summary>Holds a language code.</summary>
    public const string Cookie = "language";

    private const string Query = "lang";

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var language = Language.Find(httpContext.Request.Query[Query]) ?? Language.Find(ChoiceCookie.Read(httpContext.Request, Cookie)) ?? Asked(httpContext.Request);
        return Task.FromResult(language is null ? null : new ProviderCultureResult(language.Formats.Name, language.Words.Name));
    }

    /// <summary>This browser speaks the language from the next page on.</summary>
    public static void Remember(HttpResponse response, Language language) => ChoiceCookie.Keep(response, Cookie, language.Code);

    private static Language? Asked(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(asked => asked.Quality ?? 1)
            .Select(asked => Language.Find(asked.Value.Value))
            .FirstOrDefault(language => language is not null);
}
