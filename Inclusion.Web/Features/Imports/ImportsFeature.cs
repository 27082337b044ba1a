using System.Globalization;
using Inclusion.Web.Features.Imports.Devices;
using Inclusion.Web.Features.Imports.List;
using Inclusion.Web.Features.Imports.People;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Imports;

/// <summary>Lists of devices and people from elsewhere: spreadsheets, and Snipe-IT's exports.</summary>
public static class ImportsFeature
{
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddPages(
            new ProductPage(Routes.Imports, Glyph.Upload, () => ImportText.Title, a => a.RunsACentre));
        services.AddScoped<ImportDevices>().AddScoped<ImportPeople>();
        services.AddBackgroundWork<ImportWork>(a => a.RunsACentre, ImportText.ResourceManager);
        services.AddScoped<SuggestMapping>().AddScoped<ListImports>();
        return services;
    }

    public static WebApplication MapImports(this WebApplication app)
    {
        app.MapGet("/imports/template/devices", () => Template(ImportTarget.Devices)).RequireAuthorization(Policies.RunsACentre);
        app.MapGet("/imports/template/people", () => Template(ImportTarget.People)).RequireAuthorization(Policies.RunsACentre);
        return app;
    }

    private static IResult Template(ImportTarget target)
    {
        var culture = CultureInfo.CurrentUICulture;
        return Results.File(ImportTemplates.PathOf(target, culture), "text/csv; charset=utf-8", ImportTemplates.FileName(target, culture));
    }
}
