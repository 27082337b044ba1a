using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Features.Accounts.ChangeRole;
using Inclusion.Web.Features.Accounts.Confirm;
using Inclusion.Web.Features.Accounts.Deactivate;
using Inclusion.Web.Features.Accounts.Factors;
using Inclusion.Web.Features.Accounts.Invite;
using Inclusion.Web.Features.Accounts.Locking;
using Inclusion.Web.Features.Accounts.Mails;
using Inclusion.Web.Features.Accounts.Own;
using Inclusion.Web.Features.Accounts.Passkeys;
using Inclusion.Web.Features.Accounts.Reset;
using Inclusion.Web.Features.Accounts.Sessions;
using Inclusion.Web.Features.Accounts.SignIn;
using Inclusion.Web.Features.Accounts.SignOut;
using Inclusion.Web.Features.Accounts.Staff;
using Inclusion.Web.Foundation.Downloads;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Security.Sessions;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;

namespace Inclusion.Web.Features.Accounts;

/// <summary>Signing in, and who may.</summary>
public static class AccountsFeature
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddPages(
            new ProductPage(Routes.Staff, Glyph.People, () => AccountText.StaffTitle, a => a.RunsACentre),
            new ProductPage(Routes.Account, Glyph.Person, () => AccountText.AccountTitle, _ => true));
        services.AddIdentity();
        services.AddPolicies();
        services.AddRateLimit(RateLimits.Tries, AccountLimits.Tries);
        services.AddSingleton<AccountMail>();
        services.AddHostedService<AccountMailPost>();
        services.AddSingleton<TryDelays>();
        services.AddSingleton<TryTrail>();
        services.AddScoped<PasswordGate>();
        services.AddScoped<SignInStaff>();
        services.AddSingleton<ResetLinks>();
        services.AddSingleton<ResetMailLimit>();
        services.AddScoped<RequestPasswordReset>();
        services.AddScoped<ResetPassword>();
        services.AddScoped<InviteStaff>();
        services.AddScoped<AcceptInvitation>();
        services.AddScoped<WithdrawInvitation>();
        services.AddScoped<StaffChange>();
        services.AddScoped<DeactivateStaff>();
        services.AddScoped<ReactivateStaff>();
        services.AddScoped<ChangeStaffRole>();
        services.AddScoped<ListStaff>();
        services.AddScoped<ListAppointments>();
        services.AddScoped<ISessionConfirmation, ConfirmByPassword>();
        services.AddScoped<ConfirmByPasskey>();
        services.AddScoped<PendingSignIn>();
        services.AddScoped<SignInSteps>();
        services.AddScoped<FactorSubject>();
        services.AddScoped<FindFactors>();
        services.AddSingleton<AuthenticatorCodes>();
        services.AddScoped<AddAuthenticator>();
        services.AddScoped<RemoveFactor>();
        services.AddScoped<RenewRecoveryCodes>();
        services.AddScoped<ForgetFactors>();
        services.AddScoped<GiveSecondFactor>();
        services.AddScoped<AddPasskey>();
        services.AddScoped<CheckPasskey>();
        services.AddScoped<ListOwnSessions>();
        services.AddScoped<ListStaffSessions>();
        services.AddScoped<EndStaffSession>();
        services.AddScoped<EndOwnSessions>();
        services.AddScoped<FindOwnAccount>();
        services.AddScoped<ChangeOwnPassword>();
        services.AddScoped<ChangeOwnLanguage>();
        return services;
    }

    /// <summary>Who is asking, and how often: before everything that looks at it.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use((context, next) =>
        {
            context.RequestServices.GetRequiredService<CurrentStaff>().Use(context.User);
            context.RequestServices.GetRequiredService<ChosenCentre>().Wish(ChosenCentre.Remembered(context.Request));
            return next(context);
        });
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseConfirmedRequests();
    }

    public static void MapAccounts(this WebApplication app)
    {
        app.MapSignOut();
        app.MapActivity();
        app.MapPasskeys();
    }

    private static void AddIdentity(this IServiceCollection services)
    {
        services.AddCascadingAuthenticationState();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = BrowserSessions.Longest;
            cookie.SlidingExpiration = false;
            cookie.LoginPath = Routes.SignIn;
            cookie.AccessDeniedPath = Routes.NotAllowed;
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
            cookie.Events.OnRedirectToAccessDenied = TurnAwayAsync;
        });
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddIdentityCore<StaffMember>(options => options.User.RequireUniqueEmail = true)
            .AddEntityFrameworkStores<InclusionDb>()
            .AddSignInManager();
        services.Configure<IdentityPasskeyOptions>(options => (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("required", "required"));
        services.AddScoped<IUserClaimsPrincipalFactory<StaffMember>, StaffClaims>();
    }

    /// <summary>Whoever is signed in without the right: a page leads to the one that says so; instead of a file they get a sentence, which no program takes for the file.</summary>
    private static Task TurnAwayAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            return FileDownload.Refused(new NotAllowed()).ExecuteAsync(context.HttpContext);
        }

        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static void AddPolicies(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(Policies.Desk, policy => policy.RequireRole(nameof(StaffRole.Administrator), nameof(StaffRole.Manager), nameof(StaffRole.Desk)))
        .AddPolicy(Policies.Teaching, policy => policy.RequireRole(nameof(StaffRole.Administrator), nameof(StaffRole.Manager), nameof(StaffRole.Desk), nameof(StaffRole.Trainer)))
        .AddPolicy(Policies.RunsACentre, policy => policy.RequireRole(nameof(StaffRole.Administrator), nameof(StaffRole.Manager)))
        .AddPolicy(Policies.RunsOrganisation, policy => policy.RequireRole(nameof(StaffRole.Administrator)))
        .AddPolicy(Policies.Partner, policy => policy.RequireRole(nameof(StaffRole.Partner)))
        .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
}
