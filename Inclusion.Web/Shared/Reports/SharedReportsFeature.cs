namespace Inclusion.Web.Shared.Reports;

/// <summary>What turns a finished report into what partners hold in their hands.</summary>
public static class SharedReportsFeature
{
    public static IServiceCollection AddReportPrinting(this IServiceCollection services) => services
        .AddSingleton<ReportPrinter>()
        .AddSingleton<PosterPrinter>()
        .AddSingleton<ImpactCard>();
}
