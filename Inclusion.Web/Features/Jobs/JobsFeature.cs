using Inclusion.Web.Features.Jobs.List;
using Inclusion.Web.Features.Jobs.Pause;
using Inclusion.Web.Features.Jobs.TidyUp;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Time;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Web.Features.Jobs;

/// <summary>What runs in the background, for people to see and steer.</summary>
public static class JobsFeature
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddPages(
            new ProductPage(Routes.Jobs, Glyph.Clock, () => JobText.Title, a => a.WorksAtDesk),
            new ProductPage(Routes.Work, Glyph.Clock, () => JobText.MyWork, a => a.WorksAtDesk));
        services.AddSingleton<OrganisationZone>();
        services.AddSingleton<HomeZone>(provider => provider.GetRequiredService<OrganisationZone>().FindAsync);
        services.AddScoped<ListJobs>();
        services.AddScoped<PauseJob>();
        services.AddScheduledJob<TidyUpJob>(JobTiming.DailyAt(3, 40), JobText.ResourceManager);
        return services;
    }
}
