using Inclusion.Domain.Common;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Audit.Check;

/// <summary>Someone wants to know whether the trail is as the product wrote it.</summary>
public sealed class CheckAudit(CheckAuditTrail check, CurrentStaff staff)
{
    /// <summary>Refuses as <see cref="CheckAuditTrail.RunAsync"/> does.</summary>
    /// <param name="progress">Told the number of rows now and then.</param>
    /// <exception cref="NotAllowedException">Whoever asks does not run the organisation.</exception>
    public async Task<Outcome<AuditTrailWhole>> RunAsync(IProgress<long> progress, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsOrganisation, cancel);
        return await check.RunAsync(progress, cancel);
    }
}
