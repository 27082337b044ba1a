using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Documents;
using Inclusion.Web.Features.Certificates.Print;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.Issue;

/// <param name="Language">Null: the learner's own.</param>
/// <param name="WaiverReason">Why it is issued although less was attended than the course asks for; null: enough was.</param>
public sealed record IssueCertificateCommand(long EnrolmentId, CertificateLanguage? Language = null, string? WaiverReason = null);

public sealed record IssuedCertificate(long Id, string Number);

/// <summary>
/// Issues a certificate to someone who attended enough of a finished workshop. Of many who ask at once each gets a number of their own, and none is left out; the
/// same enrolment is given one, however often it is asked for.
/// </summary>
public sealed class IssueCertificate(Database database, CurrentStaff staff, CertificateIssuer issuer, ILogger<IssueCertificate> logger)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="AlreadyCertified"/>, <see cref="LettersNotDrawable"/>, <see cref="WorkshopNotDone"/>, <see cref="Inclusion.Domain.Training.NotEnrolled"/>, <see cref="BelowThreshold"/>, and what <see cref="ThresholdWaiver.Of(string, long, Inclusion.Domain.Staff.Actor)"/> refuses.</summary>
    public async Task<Outcome<IssuedCertificate>> RunAsync(IssueCertificateCommand command, CancellationToken cancel) =>
        await RunAsync(command, await database.ReadAsync(db => CertificateLook.ReadAsync(db, cancel), cancel), cancel);

    /// <summary>As above, with a look that was read before: for many.</summary>
    internal async Task<Outcome<IssuedCertificate>> RunAsync(IssueCertificateCommand command, CertificateLook look, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var issued = await database.WriteAsync<IssuedCertificate>(
            actor,
            async db =>
            {
                var enrolment = await db.Enrolments.FirstOrDefaultAsync(e => e.Id == command.EnrolmentId, cancel);
                var workshop = enrolment is null ? null : await db.FindWorkshopAsync(enrolment.WorkshopId, cancel);
                if (enrolment is null || workshop is null || !actor.ArrangesWorkshopsAt(workshop.CentreId))
                {
                    return new NotFound();
                }

                var waiver = command.WaiverReason is { } reason ? ThresholdWaiver.Of(reason, workshop.CentreId, actor) : (Outcome<ThresholdWaiver>?)null;
                if (waiver is { IsRefused: true } refused)
                {
                    return refused.Refusal;
                }

                var certificate = await issuer.IssueAsync(db, enrolment, workshop, look, command.Language, actor, cancel, waiver: waiver?.Value);
                return certificate.IsRefused ? certificate.Refusal : new IssuedCertificate(certificate.Value.Id, certificate.Value.Number);
            },
            cancel);
        if (issued.IsRefused)
        {
            logger.IssueRefused(command.EnrolmentId, actor.StaffId, issued.Refusal.Name);
        }
        else
        {
            logger.Issued(issued.Value.Id, command.EnrolmentId, actor.StaffId);
        }

        return issued;
    }
}
