using System.Security.Claims;
using Inclusion.Web.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Inclusion.Web.Features.Accounts;

/// <summary>What the sign-in cookie says: who, and the one role. The name to show is read from the database.</summary>
internal sealed class StaffClaims(UserManager<StaffMember> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<StaffMember>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffMember user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(identity.RoleClaimType, user.Role.ToString()));
        return identity;
    }
}
