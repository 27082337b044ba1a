using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Incidents;

namespace Inclusion.Web.Features.Incidents;

/// <summary>Damage, loss and theft that wait for somebody to decide.</summary>
public static class IncidentsFeature
{
    public static IServiceCollection AddIncidents(this IServiceCollection services) => services
        .AddPages(new ProductPage(Routes.Incidents, Glyph.Warning, () => IncidentText.Incidents, a => a.WorksAtDesk))
        .AddScoped<ListIncidentsOf>();
}
