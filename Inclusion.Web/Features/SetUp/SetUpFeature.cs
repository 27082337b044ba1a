namespace Inclusion.Web.Features.SetUp;

/// <summary>From an empty machine to a first sign-in.</summary>
public static class SetUpFeature
{
    public static IServiceCollection AddSetUp(this IServiceCollection services)
    {
        services.AddScoped<SetUpOrganisation>();
        return services;
    }
}
