using Inclusion.Domain.Common;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Web.Features.Reports.Build;

public sealed record AddQuotationCommand(long ReportId, QuotationFacts Facts);

/// <summary>Puts what someone said into a draft, and takes it out again.</summary>
public sealed class ChangeQuotations(ReportChange change, CentreClock clock, TimeProvider time)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="ImpactReport.Quote"/> refuses.</summary>
    public Task<Outcome<DraftVersions>> AddAsync(AddQuotationCommand command, CancellationToken cancel) => change.RunAsync(
        command.ReportId,
        null,
        async (db, report, _) => report.Quote(
            command.Facts,
            await db.ConsentingAsync([command.Facts.PersonId], cancel),
            await clock.TodayAsync(db, report.Scope, cancel),
            time.GetUtcNow()),
        cancel);

    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="ReportIsIssued"/>.</summary>
    public Task<Outcome<DraftVersions>> RemoveAsync(long reportId, long quotationId, CancellationToken cancel) =>
        change.RunAsync(reportId, null, (_, report, _) => Task.FromResult(report.Unquote(quotationId, time.GetUtcNow())), cancel);
}
