using Inclusion.Web.Shared.People;
using Inclusion.Web.Shared.Time;

namespace Inclusion.Web.Features.People;

/// <summary>The people served: who they are, how to reach them, what was agreed and noted.</summary>
public static class PeopleFeature
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<CentreClock>();
        services.AddScoped<FindPeople>();
        services.AddScoped<AddPerson>();
        return services;
    }
}
