using Inclusion.Web.Features.Privacy.Erase;
using Inclusion.Web.Features.Privacy.Export;
using Inclusion.Web.Features.Privacy.Merge;
using Inclusion.Web.Features.Privacy.Notice;
using Inclusion.Web.Features.Privacy.Retention;
using Inclusion.Web.Foundation.Downloads;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Privacy;

/// <summary>What people may ask of us about their data: to be forgotten, to see what is kept, to have one record only.</summary>
public static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddPages(new ProductPage(Routes.Retention, Glyph.Clock, () => PrivacyText.RetentionTitle, a => a.RunsACentre));
        services.AddScoped<PreviewErasure>().AddScoped<ErasePerson>().AddScoped<PreviewMerge>().AddScoped<MergePeople>();
        services.AddScoped<FindPrivacyContact>().AddScoped<ExportPersonData>();
        services.AddScoped<HoldPerson>().AddScoped<ListRetention>();

        // After the backup of the night, which is the last one to have them.
        services.AddScheduledJob<RetentionJob>(JobTiming.DailyAt(3, 50), PrivacyText.ResourceManager);
        return services;
    }

    public static void MapPrivacy(this WebApplication app) =>
        app.MapGet("/people/{id:long}/data.zip", DownloadAsync).RequireAuthorization(Policies.RunsACentre);

    private static async Task<IResult> DownloadAsync(long id, ExportPersonData export, CurrentStaff staff, HttpContext http, CancellationToken cancel)
    {
        staff.Use(http.User);
        var exported = await export.RunAsync(id, cancel);
        if (exported.IsRefused)
        {
            return FileDownload.Refused(exported.Refusal);
        }

        FileDownload.PresentAsAttachment(http.Response, PrivacyText.DataFile + ".zip");
        return TypedResults.Bytes(exported.Value, "application/zip");
    }
}
