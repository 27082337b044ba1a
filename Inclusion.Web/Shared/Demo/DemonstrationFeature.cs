namespace Inclusion.Web.Shared.Demo;

/// <summary>Opening the demonstration: from the set-up page and from the command line.</summary>
public static class DemonstrationFeature
{
    public static IServiceCollection AddDemonstration(this IServiceCollection services) => services
        .AddSingleton<DemonstrationTurn>()
        .AddScoped<OpenDemonstration>();
}
