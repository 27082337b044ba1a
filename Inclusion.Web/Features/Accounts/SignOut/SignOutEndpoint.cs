using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Security.Sessions;
using Microsoft.AspNetCore.Antiforgery;

namespace Inclusion.Web.Features.Accounts.SignOut;

internal static class SignOutEndpoint
{
    /// <summary>Ends the session of this browser. A post with the form's token only: no link or picture elsewhere can sign people out.</summary>
    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes.MapPost(Routes.SignOut, async (HttpContext http, IAntiforgery antiforgery, StaffSession session) =>
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        await session.EndAsync(http.RequestAborted);
        return Results.LocalRedirect(Routes.SignIn);
    }).AllowAnonymous();
}
