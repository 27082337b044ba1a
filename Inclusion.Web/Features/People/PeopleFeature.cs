using Inclusion.Web.Features.People.Block;
using Inclusion.Web.Features.People.Change;
using Inclusion.Web.Features.People.Consents;
using Inclusion.Web.Features.People.Details;
using Inclusion.Web.Features.People.Form;
using Inclusion.Web.Features.People.Home;
using Inclusion.Web.Features.People.List;
using Inclusion.Web.Features.People.Notes;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.People;

/// <summary>The people served: who they are, how to reach them, what was agreed and noted.</summary>
public static class PeopleFeature
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddPages(
            new ProductPage(Routes.People, Glyph.People, () => PeopleText.People, a => a.WorksAtDesk),
            new ProductPage(Routes.NewPerson, Glyph.Plus, () => PeopleText.NewPerson, a => a.WorksAtDesk));
        services.AddScoped<ListPeople>().AddScoped<FindPerson>().AddScoped<FindDoubles>().AddScoped<ListPersonWorkshops>().AddScoped<ListPersonCertificates>();
        services.AddScoped<PersonAccess>().AddScoped<ChangePerson>().AddScoped<FindPersonForm>().AddScoped<ListHouseholds>().AddScoped<ListReferrers>();
        services.AddScoped<BlockPerson>().AddScoped<UnblockPerson>().AddScoped<ListBlocks>().AddScoped<MoveHome>().AddScoped<AddPersonNote>().AddScoped<GiveConsent>().AddScoped<WithdrawConsent>();
        services.AddScheduledJob<EndBlocks>(JobTiming.EveryMinutes(60), PeopleText.ResourceManager);
        services.AddListExport<ExportPeople, ExportPeopleWork, PeopleFilter>(a => a.RunsACentre, PeopleText.ResourceManager, isSensitive: true);
        return services;
    }

    public static WebApplication MapPeople(this WebApplication app)
    {
        app.MapGet("/people/export.csv", Export(TableFormat.Csv)).RequireAuthorization(Policies.RunsACentre);
        app.MapGet("/people/export.xlsx", Export(TableFormat.Xlsx)).RequireAuthorization(Policies.RunsACentre);
        return app;
    }

    private static Delegate Export(TableFormat format) =>
        async (string? q, string? show, string? language, long? referrer, string? sort, string? only, long? home, string? columns, ExportPeople people, CurrentStaff staff, HttpContext http) =>
        {
            staff.Use(http.User);
            var export = await people.RunAsync(PeopleFilter.From(q, show, language, referrer, sort, only, home), null, http.RequestAborted);
            return export.WithColumns(TableDownload.ColumnsOf(columns)).ToDownload(format, people.FileName, http.RequestAborted);
        };
}
