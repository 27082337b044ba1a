using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Web.Shell;

/// <summary>What a person chose on this browser: language, light or dark. Kept in cookies, because it is wanted before anyone has signed in.</summary>
public static class Preferences
{
    /// <summary>Holds <c>light</c> or <c>dark</c>; absent, the page follows the device.</summary>
    public const string ThemeCookie = "theme";

    public static string LanguageLink(Language language, string back) => Routes.ChangeLanguage(language.Code, back);

    public static string ThemeLink(string theme, string back) => Routes.ChangeTheme(theme, back);

    /// <summary>The theme chosen on this browser; null when the page follows the device.</summary>
    public static string? Theme(HttpRequest request) => ChoiceCookie.Read(request, ThemeCookie) is ("light" or "dark") and var theme ? theme : null;

    public static void MapPreferences(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/preferences").AllowAnonymous();
        group.MapGet("/language/{code:regex(^(fr|en)$)}", (string code, string? @return, HttpResponse response) =>
        {
            RequestLanguage.Remember(response, Language.Find(code)!);
            return Results.LocalRedirect(LocalAddress.OrHome(@return));
        });
        group.MapGet("/theme/{theme:regex(^(light|dark|auto)$)}", (string theme, string? @return, HttpResponse response) =>
        {
            if (theme == "auto")
            {
                ChoiceCookie.Forget(response, ThemeCookie);
            }
            else
            {
                ChoiceCookie.Keep(response, ThemeCookie, theme);
            }

            return Results.LocalRedirect(LocalAddress.OrHome(@return));
        });
        group.MapGet("/centre/{id:long}", (long id, string? @return, HttpResponse response) =>
        {
            // Only a wish: whether they may work there is looked at when it is used.
            ChosenCentre.Remember(response, id);
            return Results.LocalRedirect(LocalAddress.OrHome(@return));
        });
    }
}
