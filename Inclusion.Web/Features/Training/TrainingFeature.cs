using Inclusion.Web.Features.Training.Agenda;
using Inclusion.Web.Features.Training.Copy;
using Inclusion.Web.Features.Training.Courses;
using Inclusion.Web.Features.Training.Details;
using Inclusion.Web.Features.Training.Edit;
using Inclusion.Web.Features.Training.Feeds;
using Inclusion.Web.Features.Training.List;
using Inclusion.Web.Features.Training.Plan;
using Inclusion.Web.Features.Training.Rooms;
using Inclusion.Web.Features.Training.Sessions;
using Inclusion.Web.Features.Training.Status;
using Inclusion.Web.Foundation.Calendars;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Training;

namespace Inclusion.Web.Features.Training;

/// <summary>Courses, rooms, workshops and their calendars.</summary>
public static class TrainingFeature
{
    public static IServiceCollection AddTraining(this IServiceCollection services) => services
        .AddPages(
            new ProductPage(Routes.Workshops, Glyph.Training, () => TrainingText.Workshops, a => a.WorksAtDesk),
            new ProductPage(Routes.NewWorkshop, Glyph.Plus, () => TrainingText.NewWorkshop, a => a.WorksAtDesk),
            new ProductPage(Routes.Calendar, Glyph.Calendar, () => TrainingText.Calendar, a => a.WorksAtDesk),
            new ProductPage(Routes.Courses, Glyph.Training, () => TrainingText.Courses, a => a.WorksAtDesk),
            new ProductPage(Routes.CalendarFeeds, Glyph.Calendar, () => TrainingText.Feeds, a => a.WorksAtDesk),
            new ProductPage(Routes.Rooms, Glyph.Centre, () => TrainingText.Rooms, a => a.RunsACentre))
        .AddScoped<ListCourses>()
        .AddScoped<FindCourse>()
        .AddScoped<SaveCourse>()
        .AddScoped<ArchiveCourse>()
        .AddScoped<ListRooms>()
        .AddScoped<SaveRoom>()
        .AddScoped<ListWorkshops>()
        .AddListExport<ExportWorkshops, ExportWorkshopsWork, WorkshopFilter>(a => a.WorksAtDesk, TrainingText.ResourceManager)
        .AddScoped<FindWorkshopChoices>()
        .AddScoped<FindPlanChoices>()
        .AddScoped<FindNeededDevice>()
        .AddScoped<PreviewSeries>()
        .AddScoped<PlanWorkshop>()
        .AddScoped<FindWorkshop>()
        .AddScoped<ChangeWorkshop>()
        .AddScoped<PreviewSessions>()
        .AddScoped<SaveSession>()
        .AddScoped<DropSession>()
        .AddScoped<ChangeWorkshopStatus>()
        .AddScoped<CopyWorkshop>()
        .AddScoped<FindAgenda>()
        .AddScoped<ListFeeds>()
        .AddScoped<ChangeFeed>()
        .AddScoped<WriteFeed>();

    public static WebApplication MapTraining(this WebApplication app)
    {
        app.MapGet("/calendar/{token}.ics", async (string token, HttpResponse response, WriteFeed write, CancellationToken cancel) =>
            {
                // The address is the secret: it is not for search engines.
                response.Headers["X-Robots-Tag"] = "noindex";
                response.Headers.CacheControl = "private, max-age=900";
                return await write.RunAsync(token, cancel) is { } file
                    ? Results.Bytes(file, CalendarFile.ContentType)
                    // With a body of its own: the page for what is not found would ask a calendar program to sign in.
                    : Results.Text("Not found", statusCode: StatusCodes.Status404NotFound);
            })
            .AllowAnonymous();
        app.MapGet("/workshops/export.{format:regex(^(csv|xlsx)$)}", async (string format, [AsParameters] WorkshopQuery query, ExportWorkshops export, CancellationToken cancel) =>
            (await export.RunAsync(query.Filter, null, cancel)).WithColumns(TableDownload.ColumnsOf(query.Columns))
            .ToDownload(format == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv, export.FileName, cancel))
            .RequireAuthorization(Policies.Desk);
        return app;
    }
}
