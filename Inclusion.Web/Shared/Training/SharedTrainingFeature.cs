namespace Inclusion.Web.Shared.Training;

/// <summary>What all features around workshops show.</summary>
public static class SharedTrainingFeature
{
    public static IServiceCollection AddWorkshopFrame(this IServiceCollection services) => services.AddScoped<FindWorkshopHeading>().AddScoped<FindNeedsSummary>();
}
