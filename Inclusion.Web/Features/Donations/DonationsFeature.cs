using Inclusion.Domain.Common;
using Inclusion.Web.Features.Donations.Change;
using Inclusion.Web.Features.Donations.Details;
using Inclusion.Web.Features.Donations.Flow;
using Inclusion.Web.Features.Donations.Forget;
using Inclusion.Web.Features.Donations.Form;
using Inclusion.Web.Features.Donations.List;
using Inclusion.Web.Features.Donations.Receipt;
using Inclusion.Web.Features.Donations.Receive;
using Inclusion.Web.Foundation.Downloads;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Demo;

namespace Inclusion.Web.Features.Donations;

/// <summary>What is given, by whom, and what becomes of it.</summary>
public static class DonationsFeature
{
    public static IServiceCollection AddDonations(this IServiceCollection services)
    {
        services.AddPages(
            new ProductPage(Routes.Donations, Glyph.Box, () => DonationText.Donations, a => a.WorksAtDesk),
            new ProductPage(Routes.NewDonation, Glyph.Plus, () => DonationText.ReceiveOne, a => a.WorksAtDesk));
        services.AddScoped<ListDonations>().AddScoped<ExportDonations>().AddScoped<FindDonation>().AddScoped<ListDonors>();
        services.AddScoped<ReceiveDonation>().AddScoped<ChangeDonation>().AddScoped<ForgetDonor>();
        services.AddScoped<PrintReceipt>().AddScoped<FindOutcome>().AddScoped<PrintOutcome>();

        services.AddScoped<DemonstrationPart, DemoDonations>();

        // Before the night's retention of people, which has the database swept of what both leave.
        services.AddScheduledJob<ForgetDonorsJob>(JobTiming.DailyAt(3, 45), DonationText.ResourceManager);
        return services;
    }

    public static WebApplication MapDonations(this WebApplication app)
    {
        app.MapGet("/donations/export.{format:regex(^(csv|xlsx)$)}", async (string format, ExportDonations export, CurrentStaff staff, HttpContext http) =>
            {
                staff.Use(http.User);
                return (await export.RunAsync(http.RequestAborted)).ToDownload(format == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv, DonationText.Donations, http.RequestAborted);
            })
            .RequireAuthorization(Policies.Desk);
        app.MapGet("/donations/{id:long}/receipt.pdf", async (long id, bool? values, PrintReceipt print, CurrentStaff staff, HttpContext http) =>
            {
                staff.Use(http.User);
                return Answer(await print.RunAsync(id, values is true, http.RequestAborted), http);
            })
            .RequireAuthorization(Policies.Desk);
        app.MapGet("/donations/{id:long}/outcome.pdf", async (long id, PrintOutcome print, CurrentStaff staff, HttpContext http) =>
            {
                staff.Use(http.User);
                return Answer(await print.RunAsync(id, http.RequestAborted), http);
            })
            .RequireAuthorization(Policies.Desk);
        return app;
    }

    private static IResult Answer(Outcome<(byte[] File, string Name)> printed, HttpContext http)
    {
        if (printed.IsRefused)
        {
            return FileDownload.Refused(printed.Refusal);
        }

        FileDownload.PresentInline(http.Response, $"{printed.Value.Name}.pdf");
        return TypedResults.Bytes(printed.Value.File, "application/pdf");
    }
}
