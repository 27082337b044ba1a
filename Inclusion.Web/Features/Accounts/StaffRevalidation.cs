using System.Security.Claims;
using Inclusion.Web.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Inclusion.Web.Features.Accounts;

/// <summary>Asks every half minute whether the person behind an open page may still be there: not deactivated, password and role unchanged.</summary>
internal sealed class StaffRevalidation(ILoggerFactory loggers, Database database, IOptions<IdentityOptions> options) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <summary>After at most this long an open page or a cookie of someone who was shut out is refused.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override TimeSpan RevalidationInterval => Interval;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var principal = authenticationState.User;
        if (!long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            return false;
        }

        var stamp = principal.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        return await database.ReadAsync(db => db.Users.AnyAsync(s => s.Id == id && s.IsActive && s.SecurityStamp == stamp, cancellationToken), cancellationToken);
    }
}
