using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Partners;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Reports.New;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Demo;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.Issue;

/// <summary>The reports of a demonstration: of the last quarter, about the organisation and about its first funder, issued as anyone would. In a scope of its own, since nobody is signed in.</summary>
internal sealed class DemoReports(IServiceScopeFactory scopes) : DemonstrationFinish
{
    public override async Task RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentStaff>().ActAs(Actor.Product);
        var clock = services.GetRequiredService<CentreClock>();
        var (language, today, funder) = await services.GetRequiredService<Database>().ReadAsync(
            async db => (
                await db.Organisations.Select(o => o.Language).SingleAsync(cancel),
                (await clock.TodayAsync(db, cancel)).Earliest,
                await db.Partners.Where(p => (p.Kinds & PartnerKinds.Funder) != 0).OrderBy(p => p.Id).Select(p => (long?)p.Id).FirstOrDefaultAsync(cancel)),
            cancel);
        foreach (var about in new[] { ImpactScope.Organisation, funder is { } id ? ImpactScope.Partner(id) : null }.OfType<ImpactScope>())
        {
            var command = new DraftReportCommand(about, ImpactPeriod.Quarter(today).Previous(), language, Enum.GetValues<ReportSection>());
            var draft = (await services.GetRequiredService<DraftReport>().RunAsync(command, cancel)).Value;
            var version = await services.GetRequiredService<Database>().ReadAsync(db => db.ImpactReports.Where(r => r.Id == draft).Select(r => r.Version).SingleAsync(cancel), cancel);
            var issued = await services.GetRequiredService<IssueReport>().RunAsync(new IssueReportCommand(draft, version), cancel);
            if (issued.IsRefused)
            {
                throw new InvalidOperationException($"A report of the demonstration was refused: {issued.Refusal.Name}");
            }
        }
    }
}
