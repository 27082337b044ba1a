using Inclusion.Web.Features.Privacy.Erase;
using Inclusion.Web.Features.Privacy.Notice;
using Inclusion.Web.Features.Privacy.Retention;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Privacy;

/// <summary>What people may ask of us about their data: to be forgotten, to see what is kept, to have one record only.</summary>
public static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddPages(new ProductPage(Routes.Retention, Glyph.Clock, () => PrivacyText.RetentionTitle, a => a.RunsACentre));
        services.AddScoped<PreviewErasure>().AddScoped<ErasePerson>();
        services.AddScoped<FindPrivacyContact>();
        services.AddScoped<HoldPerson>().AddScoped<ListRetention>();

        // After the backup of the night, which is the last one to have them.
        services.AddScheduledJob<RetentionJob>(JobTiming.DailyAt(3, 50), PrivacyText.ResourceManager);
        return services;
    }
}
