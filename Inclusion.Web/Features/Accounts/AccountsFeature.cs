using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Shared.Audit;
using Inclusion.Web.Shared.Drafts;
using Inclusion.Web.Shared.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Inclusion.Web.Features.Accounts;

/// <summary>Signing in, and who may.</summary>
public static class AccountsFeature
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddCascadingAuthenticationState();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<StaffMember>(options =>
            {
                // Length is what protects (NIST SP 800-63B); rules about signs only make passwords be written on the desk.
                options.Password.RequiredLength = Passwords.MinLength;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 1;
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<InclusionDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddScoped<AuthenticationStateProvider, StaffRevalidation>();
        services.AddScoped<CurrentStaff>();
        services.AddScoped<ChosenCentre>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<DraftStore>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Desk, policy => policy.RequireRole(nameof(StaffRole.Administrator), nameof(StaffRole.Manager), nameof(StaffRole.Desk)))
            .AddPolicy(Policies.RunsACentre, policy => policy.RequireRole(nameof(StaffRole.Administrator), nameof(StaffRole.Manager)))
            .AddPolicy(Policies.RunsOrganisation, policy => policy.RequireRole(nameof(StaffRole.Administrator)))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddScoped<IUserClaimsPrincipalFactory<StaffMember>, StaffClaims>();
        return services;
    }
}
