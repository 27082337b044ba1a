using Inclusion.Web.Foundation.Downloads;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Backups;

/// <summary>Copies of everything, and the way back.</summary>
public static class BackupsFeature
{
    public static IServiceCollection AddBackups(this IServiceCollection services)
    {
        services.AddPages(new ProductPage(Routes.Backups, Glyph.Download, () => BackupText.Title, a => a.RunsOrganisation));
        services.AddScoped<ListBackups>();
        services.AddScoped<BackUpNow>();
        services.AddScheduledJob<BackupJob>(JobTiming.DailyAt(3, 10), BackupText.ResourceManager);
        return services;
    }

    public static void MapBackups(this WebApplication app) =>
        app.MapGet("/settings/backups/{name}", DownloadAsync).RequireAuthorization(Policies.RunsOrganisation);

    private static async Task<IResult> DownloadAsync(string name, ListBackups backups, HttpContext http, CancellationToken cancel)
    {
        var opened = await backups.OpenAsync(name, cancel);
        if (opened.IsRefused)
        {
            return FileDownload.Refused(opened.Refusal);
        }

        FileDownload.PresentAsAttachment(http.Response, name);
        return TypedResults.Stream(opened.Value, "application/octet-stream");
    }
}
