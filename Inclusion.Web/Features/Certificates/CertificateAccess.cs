using Inclusion.Domain.Certificates;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates;

/// <summary>What operations on certificates begin with.</summary>
internal static class CertificateAccess
{
    /// <summary>The certificate; null when there is none, or none of a centre that this person arranges workshops at.</summary>
    public static async Task<Certificate?> FindCertificateAsync(this InclusionDb db, long certificateId, Actor by, CancellationToken cancel)
    {
        var certificate = await db.Certificates.FirstOrDefaultAsync(c => c.Id == certificateId, cancel);
        return certificate is not null && by.ArrangesWorkshopsAt(certificate.CentreId) ? certificate : null;
    }

    /// <summary>Where it stands for staff: one that was erased is unknown.</summary>
    public static CertificateStanding StandingOf(DateTimeOffset? revokedAt, DateTimeOffset? erasedAt) => (revokedAt, erasedAt) switch
    {
        (_, not null) => CertificateStanding.Unknown,
        (not null, _) => CertificateStanding.Revoked,
        _ => CertificateStanding.Valid,
    };
}
