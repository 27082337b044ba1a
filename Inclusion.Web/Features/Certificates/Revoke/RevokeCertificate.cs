using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.Revoke;

public sealed record RevokeCertificateCommand(long CertificateId, string Reason);

/// <summary>A certificate does not hold any more; its check page says so from this moment, and an e-mail with it that has not gone out stays here.</summary>
public sealed class RevokeCertificate(Database database, CurrentStaff staff, TimeProvider time, ILogger<RevokeCertificate> logger)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="Certificate.Revoke"/> refuses.</summary>
    public async Task<Outcome> RunAsync(RevokeCertificateCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.FindCertificateAsync(command.CertificateId, actor, cancel) is not { ErasedAt: null } certificate)
                {
                    return new NotFound();
                }

                if (await WithdrawMailAsync(db, certificate, cancel) is { Refusal: { } refusal })
                {
                    return refusal;
                }

                return certificate.Revoke(command.Reason, actor, time.GetUtcNow());
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.Revoked(command.CertificateId, actor.StaffId);
        }

        return outcome;
    }

    /// <summary>An e-mail with a certificate that does not hold any more stays here, if it has not gone out.</summary>
    internal static async Task<Outcome> WithdrawMailAsync(InclusionDb db, Certificate certificate, CancellationToken cancel)
    {
        var notice = NoticePlanner.Certificate(certificate.Id);
        var mails = await db.EnrolmentNotices.Where(n => n.EnrolmentId == certificate.EnrolmentId && n.Kind == notice.Kind && n.Occasion == notice.Occasion).Select(n => n.Message).ToListAsync(cancel);
        return mails.Where(mail => mail.IsWaiting).Select(mail => mail.Withdraw().Refusal).FirstOrDefault(r => r is not null) is { } refusal ? refusal : Outcome.Done;
    }
}
