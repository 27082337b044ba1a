namespace Inclusion.Web.Foundation.Security;

/// <summary>Requests of files that ask for the password or passkey again.</summary>
internal static class ConfirmedRequests
{
    /// <summary>Leads to the page that asks for it, which leads back. Around the endpoints.</summary>
    public static void UseConfirmedRequests(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (ConfirmationNeededException) when (!http.Response.HasStarted)
        {
            http.Response.Redirect(Routes.Confirm(http.Request.Path + http.Request.QueryString));
        }
    });
}
