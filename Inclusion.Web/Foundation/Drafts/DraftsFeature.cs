using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Inclusion.Web.Foundation.Drafts;

/// <summary>What someone has typed and not saved.</summary>
public static class DraftsFeature
{
    public static IServiceCollection AddDrafts(this IServiceCollection services)
    {
        services.AddSingleton<OpenDrafts>();
        services.AddSingleton<DraftsOfOthers>();
        services.AddScoped<DraftStore>();
        services.AddScoped<DraftPage>();

        // Made with its circuit, so that it sees the first step away.
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<DraftPage>());
        services.AddScoped<FormDrafts>();
        return services;
    }
}
