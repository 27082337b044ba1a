namespace Inclusion.Web.Shared.Reports;

/// <summary>Figures as partners may see them, and what turns a finished report into what they hold in their hands.</summary>
public static class SharedReportsFeature
{
    public static IServiceCollection AddReportPrinting(this IServiceCollection services) => services
        .AddScoped<ProtectedFigures>()
        .AddSingleton<ReportPrinter>()
        .AddSingleton<PosterPrinter>()
        .AddSingleton<ImpactCard>();
}
