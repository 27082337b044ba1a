using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Certificates.Issue;
using Inclusion.Web.Features.Certificates.Print;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.Revoke;

/// <param name="Reason">Why the old one is revoked; not looked at when it was revoked before.</param>
/// <param name="Language">Null: the learner's own.</param>
public sealed record ReissueCertificateCommand(long CertificateId, string Reason, CertificateLanguage? Language = null);

/// <summary>
/// Corrects a certificate: the old one is revoked, a new one with what is true now gets a number of its own and names the old. Both happen or neither.
/// </summary>
public sealed class ReissueCertificate(Database database, CurrentStaff staff, CertificateIssuer issuer, TimeProvider time, ILogger<ReissueCertificate> logger)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, what <see cref="Certificate.Revoke"/> and <see cref="IssueCertificate"/> refuse.</summary>
    public async Task<Outcome<IssuedCertificate>> RunAsync(ReissueCertificateCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var look = await database.ReadAsync(db => CertificateLook.ReadAsync(db, cancel), cancel);
        var issued = await database.WriteAsync<IssuedCertificate>(
            actor,
            async db =>
            {
                if (await db.FindCertificateAsync(command.CertificateId, actor, cancel) is not { ErasedAt: null } old)
                {
                    return new NotFound();
                }

                if (!old.IsRevoked && old.Revoke(command.Reason, actor, time.GetUtcNow()) is { Refusal: { } refusal })
                {
                    return refusal;
                }

                if (await RevokeCertificate.WithdrawMailAsync(db, old, cancel) is { Refusal: { } stillOut })
                {
                    return stillOut;
                }

                // What was decided for the first holds for the one in its place.
                var waiver = ThresholdWaiver.Of(old);

                // The database allows one that holds: the old one is let go before the new one comes.
                await db.SaveChangesAsync(cancel);
                var enrolment = await db.Enrolments.SingleAsync(e => e.Id == old.EnrolmentId, cancel);
                var workshop = await db.FindWorkshopAsync(old.WorkshopId, cancel);
                var certificate = await issuer.IssueAsync(db, enrolment, workshop!, look, command.Language, actor, cancel, waiver: waiver);
                return certificate.IsRefused ? certificate.Refusal : new IssuedCertificate(certificate.Value.Id, certificate.Value.Number);
            },
            cancel);
        if (!issued.IsRefused)
        {
            logger.Reissued(issued.Value.Id, command.CertificateId, actor.StaffId);
        }

        return issued;
    }
}
