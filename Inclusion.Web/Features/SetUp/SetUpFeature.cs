namespace Inclusion.Web.Features.SetUp;

/// <summary>From an empty machine to a first sign-in.</summary>
public static class SetUpFeature
{
    public static IServiceCollection AddSetUp(this IServiceCollection services)
    {
        services.AddScoped<SetUpOrganisation>();
        services.AddScoped<LeaveDemonstration>();
        services.AddSingleton<SetUpState>();
        services.AddSingleton<SetUpCode>();
        services.AddHostedService<Announcement>();
        return services;
    }

    /// <summary>Before signing in is asked for: there is nobody yet who could.</summary>
    public static void UseSetUp(this WebApplication app) => app.UseSetUpGate();
}
