using Inclusion.Web.Data.Audit;
using Inclusion.Web.Foundation.Jobs;

namespace Inclusion.Web.Features.Audit;

/// <summary>Writes down each day where the audit trail ends. Run twice it writes one line.</summary>
public sealed class AuditHeadJob(AuditHeads heads) : ScheduledJob
{
    public override async Task<JobCounts> RunAsync(CancellationToken cancel) =>
        new JobCounts().With(nameof(AuditText.HeadWritten), await heads.AppendAsync(cancel) ? 1 : 0);
}
