using MudBlazor;
using MudBlazor.Services;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>The services of the parts that pages are made of. Only this folder knows the component library.</summary>
public static class UiFeature
{
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddMudServices();
        services.AddScoped<IBrowserViewportService, UnwatchedViewport>();
        services.AddTransient<MudLocalizer, LibraryWords>();
        services.AddScoped<Dialogs>();
        services.AddScoped<NoticeService>();
        services.AddScoped<PendingSearch>();
        return services;
    }
}
