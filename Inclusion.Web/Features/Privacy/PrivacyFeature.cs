using Inclusion.Web.Features.Privacy.Erase;

namespace Inclusion.Web.Features.Privacy;

/// <summary>What people may ask of us about their data: to be forgotten, to see what is kept, to have one record only.</summary>
public static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddScoped<PreviewErasure>().AddScoped<ErasePerson>();
        return services;
    }
}
