namespace Inclusion.Web.Shared.Impact;

/// <summary>What everything that shows or prints impact is made of.</summary>
public static class SharedImpactFeature
{
    public static IServiceCollection AddImpactFigures(this IServiceCollection services) => services
        .AddScoped<CountImpact>()
        .AddScoped<ProtectedFigures>()
        .AddSingleton<EnvironmentFactors>();
}
