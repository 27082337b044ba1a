using Inclusion.Web.Features.Home.Find;
using Inclusion.Web.Features.Home.FirstSteps;
using Inclusion.Web.Features.Home.Today;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Home;

/// <summary>What needs a person now, the one box, and help.</summary>
public static class HomeFeature
{
    public static IServiceCollection AddHome(this IServiceCollection services)
    {
        services.AddPages(
            new ProductPage(Routes.Today, Glyph.Today, () => HomeText.Title, a => a.WorksAtDesk));
        services.AddScoped<FindToday>();
        services.AddScoped<CountLendingWeeks>();
        services.AddScoped<FindFirstSteps>();
        services.AddScoped<PutFirstStepsAway>();
        services.AddScoped<ListSessionsDue>();
        services.AddScoped<ListReportsDue>();
        services.AddScoped<SearchEverything>();
        return services;
    }
}
