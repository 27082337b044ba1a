namespace Inclusion.Web.Shared.Messages;

/// <summary>What planning and sending have in common.</summary>
public static class OutboxFeature
{
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddSingleton<ReminderNames>();
        services.AddSingleton<OfferAnswers>();
        return services;
    }
}
