using Inclusion.Domain.Common;
using Inclusion.Web.Features.Enrolments.Enrol;
using Inclusion.Web.Features.Enrolments.FromPerson;
using Inclusion.Web.Features.Enrolments.Join;
using Inclusion.Web.Features.Enrolments.List;
using Inclusion.Web.Features.Enrolments.Needs;
using Inclusion.Web.Features.Enrolments.Notices;
using Inclusion.Web.Features.Enrolments.Offers;
using Inclusion.Web.Features.Enrolments.Requests;
using Inclusion.Web.Features.Enrolments.Seats;
using Inclusion.Web.Features.Enrolments.Tell;
using Inclusion.Web.Foundation.Downloads;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Enrolments;

/// <summary>Places in workshops: who has one, who waits, who is told what; and those who ask from outside.</summary>
public static class EnrolmentsFeature
{
    public static IServiceCollection AddEnrolments(this IServiceCollection services)
    {
        services.AddPages(
            new ProductPage(Routes.JoinRequests, Glyph.People, () => EnrolmentText.Requests, a => a.WorksAtDesk));
        services.AddScoped<SeatsAccess>().AddScoped<ConfirmEnrolments>();
        services.AddScoped<EnrolPerson>().AddScoped<EnrolHousehold>().AddScoped<FindCandidate>().AddScoped<ListEnrolled>();
        services.AddScoped<CancelEnrolment>().AddScoped<AnswerOffer>().AddScoped<GiveSeat>().AddScoped<QueueAgain>().AddScoped<GiveUpPlace>();
        services.AddScoped<ListOpenWorkshops>().AddScoped<FindNeeds>().AddScoped<ListWorkshopNeeds>().AddScoped<ChangeNeeds>();
        services.AddScoped<ListPublicWorkshops>().AddScoped<ReceiveRequest>().AddScoped<FindOwnPlace>();
        services.AddScoped<ListRequests>().AddScoped<ConfirmRequest>().AddScoped<DeclineRequest>().AddScoped<DeleteRequest>();
        services.AddScoped<PreviewParticipants>().AddScoped<TellParticipants>();
        services.AddScoped<ListDueNotices>().AddScoped<SayNotices>();
        services.AddListExport<ExportEnrolled, ExportEnrolledWork, EnrolledFilter>(a => a.WorksAtDesk, EnrolmentText.ResourceManager, isSensitive: true);
        services.AddRateLimit(RequestLimit.Name, RequestLimit.Limit);
        services.AddRateLimit(OwnLinkLimit.Name, OwnLinkLimit.Limit);
        services.AddScheduledJob<OfferSeats>(JobTiming.EveryMinutes(5), EnrolmentText.ResourceManager);
        services.AddScheduledJob<PlanNotices>(JobTiming.EveryMinutes(5), EnrolmentText.ResourceManager);
        return services;
    }

    public static void MapEnrolments(this WebApplication app)
    {
        app.MapGet(Routes.JoinLogo, async (ListPublicWorkshops list, HttpResponse response, CancellationToken cancel) =>
        {
            if (await list.LogoAsync(cancel) is not { } logo)
            {
                return Results.NotFound();
            }

            response.Headers.CacheControl = "public, max-age=3600";
            return Results.Bytes(logo.Content, logo.ContentType);
        }).AllowAnonymous();
        app.MapGet("/workshops/{id:long}/people/export.{format:regex(^(csv|xlsx)$)}", ExportAsync).RequireAuthorization(Policies.Desk);
    }

    private static async Task<IResult> ExportAsync(long id, string format, string? sort, ExportEnrolled export, CancellationToken cancel)
    {
        var filter = new EnrolledFilter(id, sort is null ? null : ListSort.Parse(sort));
        return (await export.CountAsync(filter, 1, cancel)).Refusal is NotFound missing
            ? FileDownload.Refused(missing)
            : (await export.RunAsync(filter, null, cancel)).ToDownload(format == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv, export.FileName, cancel);
    }
}
