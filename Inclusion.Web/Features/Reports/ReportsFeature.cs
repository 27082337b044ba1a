using Inclusion.Web.Features.Reports.Build;
using Inclusion.Web.Features.Reports.Compose;
using Inclusion.Web.Features.Reports.Correct;
using Inclusion.Web.Features.Reports.Current;
using Inclusion.Web.Features.Reports.Details;
using Inclusion.Web.Features.Reports.Download;
using Inclusion.Web.Features.Reports.Issue;
using Inclusion.Web.Features.Reports.List;
using Inclusion.Web.Features.Reports.New;
using Inclusion.Web.Features.Reports.Partner;
using Inclusion.Web.Features.Reports.Press;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Features.Reports.Schedules;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Demo;

namespace Inclusion.Web.Features.Reports;

/// <summary>Reports on impact: drafted, issued, corrected, read by partners, drafted by themselves after each period.</summary>
public static class ReportsFeature
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddPages(
            new ProductPage(Routes.Reports, Glyph.Impact, () => ReportText.Reports, a => a.RunsACentre),
            new ProductPage(Routes.NewReport, Glyph.Plus, () => ReportText.NewReport, a => a.RunsACentre),
            new ProductPage(Routes.ReportSchedules, Glyph.Clock, () => ReportText.Schedules, a => a.RunsACentre));
        services.AddRateLimit(ReportCheckLimit.Name, ReportCheckLimit.Limit);
        services.AddBackgroundWork<IssueReportWork>(a => a.SeesImpact, ReportText.ResourceManager);
        services.AddScheduledJob<DraftScheduledReports>(JobTiming.DailyAt(5, 10), ReportText.ResourceManager);
        return services
            .AddSingleton<ReportPrinter>()
            .AddSingleton<PosterPrinter>()
            .AddSingleton<ImpactCard>()
            .AddSingleton<IssueTurn>()
            .AddScoped<ComposeReport>()
            .AddScoped<ListReports>()
            .AddScoped<FindReportChoices>()
            .AddScoped<DraftReport>()
            .AddScoped<FindDraft>()
            .AddScoped<ReportChange>()
            .AddScoped<SaveDraft>()
            .AddScoped<ChangeQuotations>()
            .AddScoped<ChangePictures>()
            .AddScoped<DiscardDraft>()
            .AddScoped<PreviewReport>()
            .AddScoped<PreviewIssue>()
            .AddScoped<IssueReport>()
            .AddScoped<DemonstrationFinish, DemoReports>()
            .AddScoped<FindReport>()
            .AddScoped<CorrectReport>()
            .AddScoped<ReportFiles>()
            .AddScoped<CheckReport>()
            .AddScoped<ListPartnerReports>()
            .AddScoped<ListSchedules>()
            .AddScoped<ChangeSchedules>();
    }

    public static WebApplication MapReports(this WebApplication app)
    {
        app.MapReportDownloads();
        return app;
    }
}
