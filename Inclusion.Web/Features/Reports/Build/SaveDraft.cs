using Inclusion.Domain.Common;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Reports.Build;

/// <param name="Version">The version that was read into the form: someone else's change since then is not overwritten.</param>
public sealed record SaveDraftCommand(long ReportId, long Version, ReportPlan Plan);

/// <summary>Keeps what was written and chosen for a report.</summary>
public sealed class SaveDraft(ReportChange change, EnvironmentFactors factors, TimeProvider time)
{
    /// <summary>
    /// Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="ChangedMeanwhile"/>, <see cref="ReportFactorsUnknown"/>, and what
    /// <see cref="ImpactReport.Change"/> refuses.
    /// </summary>
    public Task<Outcome<DraftVersions>> RunAsync(SaveDraftCommand command, CancellationToken cancel) => change.RunAsync(
        command.ReportId,
        command.Version,
        (_, report, _) => Task.FromResult(
            command.Plan.FactorSetId.Length > 0 && factors.Find(command.Plan.FactorSetId) is null
                ? new ReportFactorsUnknown(command.Plan.FactorSetId)
                : report.Change(command.Plan, time.GetUtcNow())),
        cancel);
}
