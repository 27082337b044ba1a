using Inclusion.Web.Features.Demo.Large;
using Inclusion.Web.Features.Demo.Small;
using Inclusion.Web.Shared.Demo;

namespace Inclusion.Web.Features.Demo;

/// <summary>An organisation to try the product with, and one to measure it with.</summary>
public static class DemoFeature
{
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddScoped<SmallDemonstration>();
        services.AddScoped<DemonstrationPart, DemoDesk>();
        services.AddScoped<Demonstration>(provider => provider.GetRequiredService<SmallDemonstration>());
        services.AddScoped<LargeDemonstration>();
        return services;
    }
}
