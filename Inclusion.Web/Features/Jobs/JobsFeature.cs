using Inclusion.Web.Features.Jobs.List;
using Inclusion.Web.Features.Jobs.Run;
using Inclusion.Web.Features.Jobs.TidyUp;
using Inclusion.Web.Foundation.Jobs;
using Quartz;

namespace Inclusion.Web.Features.Jobs;

/// <summary>What runs in the background, and when. Quartz only ticks; it is known in this folder alone.</summary>
public static class JobsFeature
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddQuartz(quartz => quartz.UseInMemoryStore());

        // Before Quartz's own service, so that everything is scheduled when it begins to tick, which is once the product listens.
        services.AddHostedService<JobSchedule>();
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddSingleton<JobRunner>();
        services.AddScoped<ListJobs>();
        services.AddScoped<RunJob>();
        services.AddRecurringJob<TidyUpJob>(TimeSpan.FromDays(1), JobText.ResourceManager);
        return services;
    }
}
