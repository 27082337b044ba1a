using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Reports.New;

/// <param name="Language">fr or en.</param>
/// <param name="Sections">In the order in which they are printed.</param>
public sealed record DraftReportCommand(ImpactScope Scope, ImpactPeriod Period, string Language, IReadOnlyList<ReportSection> Sections);

/// <summary>Begins a report: with a title, the sections that are wanted, and the factors that are usual.</summary>
public sealed class DraftReport(Database database, CurrentStaff staff, EnvironmentFactors factors, TimeProvider time, ILogger<DraftReport> logger)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/> (there is no such centre or partner), and what <see cref="ImpactReport.Draft"/> refuses.</summary>
    /// <returns>The report's id.</returns>
    public async Task<Outcome<long>> RunAsync(DraftReportCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !actor.SeesImpactOf(command.Scope))
        {
            return new NotAllowed();
        }

        var plan = new ReportPlan
        {
            Title = ReportTitles.Of(command.Language, command.Period),
            Language = command.Language,
            Period = command.Period,
            FactorSetId = factors.Default.Id,
            Sections = [.. command.Sections.Select(section => new SectionPlan(section, true))],
        };
        var drafted = await database.WriteAsync<long>(
            actor,
            async db =>
            {
                if (await db.ScopeNameAsync(command.Scope, cancel) is null)
                {
                    return new NotFound();
                }

                var report = ImpactReport.Draft(command.Scope, plan, actor, time.GetUtcNow());
                if (report.IsRefused)
                {
                    return report.Refusal;
                }

                db.ImpactReports.Add(report.Value);
                await db.SaveChangesAsync(cancel);
                return report.Value.Id;
            },
            cancel);
        if (!drafted.IsRefused)
        {
            logger.Drafted(drafted.Value, actor.StaffId);
        }

        return drafted;
    }
}
