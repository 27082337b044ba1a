namespace Inclusion.Web.Features.Accounts.Locking;

internal static class ActivityEndpoint
{
    /// <summary>
    /// An open page says that somebody is using it: without that a desk at which only one page is worked on would lock. What is written down is written with every
    /// request, in the look at its cookie; this one asks for nothing else.
    /// </summary>
    public static void MapActivity(this IEndpointRouteBuilder routes) => routes.MapPost(Routes.Activity, () => Results.NoContent()).AllowAnonymous();
}
