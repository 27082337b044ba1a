using Inclusion.Web.Features.Home.Find;
using Inclusion.Web.Features.Home.Today;

namespace Inclusion.Web.Features.Home;

/// <summary>What needs a person now, the one box, and help.</summary>
public static class HomeFeature
{
    public static IServiceCollection AddHome(this IServiceCollection services)
    {
        services.AddScoped<LookAtToday>();
        services.AddScoped<LookAtSessions>();
        services.AddScoped<LookAtReports>();
        services.AddScoped<FindAnything>();
        return services;
    }
}
