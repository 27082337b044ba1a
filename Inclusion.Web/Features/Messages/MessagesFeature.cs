using Inclusion.Web.Features.Messages.Calls;
using Inclusion.Web.Features.Messages.Chosen;
using Inclusion.Web.Features.Messages.Details;
using Inclusion.Web.Features.Messages.List;
using Inclusion.Web.Features.Messages.Send;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Messages;

/// <summary>The outbox: what is sent, what staff say themselves, what failed.</summary>
public static class MessagesFeature
{
    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddPages(
            new ProductPage(Routes.Messages, Glyph.Messages, () => MessageText.Title, a => a.WorksAtDesk));
        services.AddScoped<ListMessages>();
        services.AddScoped<FindMessage>();
        services.AddScoped<NoteCall>();
        services.AddScoped<SendAgain>();
        services.AddScoped<CallInstead>();
        services.AddScoped<WithdrawMessage>();
        services.AddScoped<ActOnMessages>();
        services.AddScoped<ClaimNext>();
        services.AddScheduledJob<SendQueued>(JobTiming.EveryMinute, MessageText.ResourceManager);
        services.AddListExport<ExportMessages, ExportMessagesWork, MessageFilter>(a => a.WorksAtDesk, MessageText.ResourceManager, isSensitive: true);
        return services;
    }

    public static WebApplication MapMessages(this WebApplication app)
    {
        app.MapGet("/messages/export.{format:regex(^(csv|xlsx)$)}", async (
            string format, string? show, string? q, long? centre, long? person, string? sort, string? columns, ExportMessages export, CancellationToken cancel) =>
            (await export.RunAsync(MessageFilter.From(show, q, centre, person, sort), null, cancel)).WithColumns(TableDownload.ColumnsOf(columns))
            .ToDownload(format == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv, export.FileName, cancel))
            .RequireAuthorization(Policies.Desk);
        return app;
    }
}
