using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Jobs.Work;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.Issue;

/// <summary>Counts, prints and issues a report in the background. It is kept in one transaction: begun twice it is issued once, killed in the middle it is still a draft.</summary>
public sealed class IssueReportWork(IssueReport issue, Database database) : BackgroundWork<IssueReportCommand>
{
    /// <summary>What its rows are about.</summary>
    public static string SubjectOf(long reportId) => string.Create(CultureInfo.InvariantCulture, $"report/{reportId}");

    protected override async Task<Outcome<WorkResult>> RunAsync(IssueReportCommand request, WorkContext context, CancellationToken cancel)
    {
        var outcome = await issue.RunAsync(request, cancel);
        return !outcome.IsRefused ? Done(outcome.Value)
            : outcome.Refusal is not NotAllowed && await IssuedBeforeAsync(request, context, cancel) is { } issued ? Done(issued)
            : outcome.Refusal;
    }

    private static WorkResult Done(IssuedReport issued) => new(new JobCounts().With(nameof(ReportText.ReportsIssued), 1), issued);

    /// <summary>An earlier run of this work issued it, and the product ended before anybody was told: the draft of this version is what was issued.</summary>
    private async Task<IssuedReport?> IssuedBeforeAsync(IssueReportCommand request, WorkContext context, CancellationToken cancel) => await database.ReadAsync(
        db => db.ImpactReports.Where(r => r.Id == request.ReportId && r.IssuedAt >= context.AskedAt && r.Version == request.Version + 1)
            .Select(r => new IssuedReport(r.Id, r.Number!)).FirstOrDefaultAsync(cancel),
        cancel);
}
