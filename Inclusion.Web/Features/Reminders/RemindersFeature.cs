using Inclusion.Web.Features.Reminders.Plan;
using Inclusion.Web.Foundation.Jobs;

namespace Inclusion.Web.Features.Reminders;

/// <summary>Finds what is due to be said about loans, and puts it into the outbox.</summary>
public static class RemindersFeature
{
    public static IServiceCollection AddReminders(this IServiceCollection services)
    {
        services.AddScoped<ListDueReminders>();
        services.AddScoped<SayReminders>();
        services.AddScheduledJob<PlanReminders>(JobTiming.EveryMinutes(15), ReminderText.ResourceManager);
        return services;
    }
}
