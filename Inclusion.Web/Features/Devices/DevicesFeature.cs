using Inclusion.Web.Features.Devices.Add;
using Inclusion.Web.Features.Devices.Batch;
using Inclusion.Web.Features.Devices.Change;
using Inclusion.Web.Features.Devices.Details;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Features.Devices.Found;
using Inclusion.Web.Features.Devices.Labels;
using Inclusion.Web.Features.Devices.List;
using Inclusion.Web.Features.Devices.Move;
using Inclusion.Web.Features.Devices.Status;
using Inclusion.Web.Features.Devices.Wipe;
using Inclusion.Web.Features.Devices.Wipe.Certificate;
using Inclusion.Web.Features.Devices.Wipe.Logs;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Devices.Pictures;

namespace Inclusion.Web.Features.Devices;

/// <summary>The devices: what comes in, where it stands, and the wipe between two people.</summary>
public static class DevicesFeature
{
    public static IServiceCollection AddDevices(this IServiceCollection services)
    {
        services.AddPages(
            new ProductPage(Routes.Devices, Glyph.Laptop, () => DeviceText.Devices, a => a.WorksAtDesk),
            new ProductPage(Routes.NewDevice, Glyph.Plus, () => DeviceText.AddDevice, a => a.WorksAtDesk),
            new ProductPage(Routes.NewDevices, Glyph.Scan, () => DeviceText.AddSeveral, a => a.WorksAtDesk),
            new ProductPage(Routes.DeviceBatch, Glyph.Scan, () => DeviceText.Batch, a => a.WorksAtDesk),
            new ProductPage(Routes.Wipes, Glyph.Laptop, () => DeviceText.WaitingForWipe, a => a.WorksAtDesk));
        services.AddScoped<ListDevices>().AddScoped<FindDevice>();
        services.AddScoped<AddDevice>().AddScoped<AddDevices>().AddScoped<FindSerial>().AddScoped<ListProvenances>();
        services.AddScoped<ChangeDevice>().AddScoped<ChangeDeviceStatus>().AddScoped<SendDevices>().AddScoped<ChangeDevices>().AddScoped<FindChosen>().AddScoped<ListDestinations>();
        services.AddScoped<CentreDay>().AddScoped<RecordWipe>().AddScoped<BeginWipe>().AddScoped<ListWipesWaiting>();
        services.AddScoped<VerifyWipes>().AddScoped<ScanForWipe>().AddScoped<AttachWipeLog>().AddScoped<FindWipeLog>().AddScoped<PrintSanitisation>();
        services.AddScoped<FindLabels>().AddScoped<PrintLabels>().AddScoped<FindFinder>();
        services.AddRateLimit(FoundLimit.Name, FoundLimit.Limit);
        services.AddListExport<ExportDevices, ExportDevicesWork, DeviceFilter>(a => a.WorksAtDesk, DeviceText.ResourceManager);
        return services;
    }

    public static WebApplication MapDevices(this WebApplication app)
    {
        app.MapGet("/devices/export.csv", Export(TableFormat.Csv)).RequireAuthorization(Policies.Desk);
        app.MapGet("/devices/export.xlsx", Export(TableFormat.Xlsx)).RequireAuthorization(Policies.Desk);
        app.MapLabelDownloads();
        FindWipeLog.Map(app);
        PrintSanitisation.Map(app);
        app.MapDevicePictures();
        return app;
    }

    private static Delegate Export(TableFormat format) =>
        async (string? status, string? category, long? centre, long? donor, string? q, string? sort, string? only, string? mend, string? lend, string? shelf, string? columns, ExportDevices devices, CurrentStaff staff, HttpContext http) =>
        {
            staff.Use(http.User);
            var export = await devices.RunAsync(DeviceFilter.From(status, category, centre, donor, q, sort, only, mend, lend, shelf), null, http.RequestAborted);
            return export.WithColumns(TableDownload.ColumnsOf(columns)).ToDownload(format, devices.FileName, http.RequestAborted);
        };
}
