using System.Globalization;
using System.Net.Mime;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Features.Accounts.Confirm;
using Inclusion.Web.Features.Accounts.Factors;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Security.Sessions;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Identity;

namespace Inclusion.Web.Features.Accounts.Passkeys;

/// <summary>What a browser is asked before it makes or shows a passkey, and the passkey that opens a locked or confirms an open page (js/passkeys.js).</summary>
internal static class PasskeyEndpoints
{
    /// <summary>More than any browser answers.</summary>
    private const int MaxLength = 32_768;

    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Routes.PasskeyToMake, ToMakeAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Tries);
        routes.MapPost(Routes.PasskeyToShow, ToShowAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Tries);
        routes.MapPost(Routes.PasskeyConfirms, ConfirmAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Tries);
    }

    private static async Task<IResult> ToMakeAsync(HttpContext http, FactorSubject subject, SignInManager<StaffMember> signIn)
    {
        var staff = await subject.RequireAsync(http.RequestAborted);
        return staff.IsRefused
            ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : Json(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
            {
                Id = staff.Value.Id.ToString(CultureInfo.InvariantCulture),
                Name = staff.Value.Email!,
                DisplayName = staff.Value.Name,
            }));
    }

    private static async Task<IResult> ToShowAsync(PasskeyOwner owner, HttpContext http, BrowserSessions sessions, PendingSignIn pending, SignInManager<StaffMember> signIn)
    {
        var staff = owner switch
        {
            PasskeyOwner.SignedIn when SessionCookie.KeptKey(http) is { } key => (await sessions.FindAsync(key, http.RequestAborted))?.Staff,
            PasskeyOwner.Pending => await pending.FindAsync(http.RequestAborted),
            _ => null,
        };
        return Json(await signIn.MakePasskeyRequestOptionsAsync(staff!));
    }

    private static async Task<IResult> ConfirmAsync(HttpContext http, ConfirmByPasskey confirm)
    {
        if (SessionCookie.KeptKey(http) is not { } key || http.Request.ContentLength is null or > MaxLength)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        using var body = new StreamReader(http.Request.Body);
        var outcome = await confirm.RunAsync(key, await body.ReadToEndAsync(http.RequestAborted), http.RequestAborted);
        return outcome.IsRefused ? Results.StatusCode(StatusCodes.Status403Forbidden) : Results.NoContent();
    }

    private static IResult Json(string options) => Results.Text(options, MediaTypeNames.Application.Json);
}
