using Inclusion.Domain.Certificates;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.Details;

/// <summary>A certificate with everything that happened to it.</summary>
/// <param name="PersonId">Null once it was erased.</param>
/// <param name="Facts">What it says; null once it was erased.</param>
/// <param name="CheckPath">From the root.</param>
/// <param name="WaiverReason">Why it was issued below the threshold; null when enough was attended, and once it was erased.</param>
/// <param name="WaivedBy">Who decided that; null when enough was attended.</param>
/// <param name="RevokedAt">Null while it holds.</param>
/// <param name="Replaces">The certificate in whose place it was issued; null when it is the first.</param>
/// <param name="ReplacedBy">The one that was issued in its place; null when there is none.</param>
/// <param name="Mail">The e-mail that took it to the learner; null when there is none.</param>
/// <param name="Sha256">Of the printed document, in hexadecimal; empty once it was erased.</param>
public sealed record CertificateDetails(
    long Id,
    string Number,
    CertificateStanding Standing,
    long? PersonId,
    long WorkshopId,
    CertificateFacts? Facts,
    string CheckPath,
    string CheckCode,
    TimeZoneInfo Zone,
    DateTimeOffset IssuedAt,
    string IssuedBy,
    string? WaiverReason,
    string? WaivedBy,
    DateTimeOffset? RevokedAt,
    string? RevokedBy,
    string? RevokeReason,
    OtherCertificate? Replaces,
    OtherCertificate? ReplacedBy,
    CertificateMail? Mail,
    string Sha256);

public sealed record OtherCertificate(long Id, string Number);

public sealed record CertificateMail(long MessageId, MessageStatus Status, DateTimeOffset At);

/// <summary>Finds a certificate with its history. That it was seen is noted.</summary>
public sealed class FindCertificate(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <returns>Null when there is none, or it belongs to a centre that the asking person has nothing to do with.</returns>
    /// <param name="again">It is open already and read again after a change.</param>
    public async Task<CertificateDetails?> RunAsync(long certificateId, bool again, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var details = await database.ReadAsync(
            async db => await db.FindCertificateAsync(certificateId, actor, cancel) is { } certificate ? await ReadAsync(db, certificate, cancel) : null, cancel);
        if (details is not null && !again)
        {
            await audit.SeenAsync(actor, nameof(Certificate), certificateId, cancel);
        }

        return details;
    }

    private static async Task<CertificateDetails> ReadAsync(InclusionDb db, Certificate certificate, CancellationToken cancel)
    {
        var occasion = NoticePlanner.Certificate(certificate.Id).Occasion;
        return new CertificateDetails(
            certificate.Id,
            certificate.Number,
            CertificateAccess.StandingOf(certificate.RevokedAt, certificate.ErasedAt),
            certificate.PersonId,
            certificate.WorkshopId,
            certificate.Facts,
            Routes.CheckedCertificate(certificate.Token),
            CheckCode.Shown(certificate.CheckCode),
            TimeZoneInfo.FindSystemTimeZoneById(await db.Centres.Where(c => c.Id == certificate.CentreId).Select(c => c.TimeZone).SingleAsync(cancel)),
            certificate.IssuedAt,
            certificate.IssuedBy,
            certificate.WaiverReason,
            certificate.WaivedBy,
            certificate.RevokedAt,
            certificate.RevokedBy,
            certificate.RevokeReason,
            await Others(db.Certificates.Where(c => c.Id == certificate.ReplacesId)).FirstOrDefaultAsync(cancel),
            await Others(db.Certificates.Where(c => c.ReplacesId == certificate.Id)).FirstOrDefaultAsync(cancel),
            await db.EnrolmentNotices.Where(n => n.EnrolmentId == certificate.EnrolmentId && n.Kind == NoticeKind.CertificateReady && n.Occasion == occasion)
                .Select(n => new CertificateMail(n.MessageId, n.Message.Status, n.Message.SentAt ?? n.Message.CreatedAt)).FirstOrDefaultAsync(cancel),
            await db.CertificateDocuments.Where(d => d.CertificateId == certificate.Id).Select(d => d.Sha256).FirstOrDefaultAsync(cancel) ?? "");
    }

    private static IQueryable<OtherCertificate> Others(IQueryable<Certificate> certificates) => certificates.Select(c => new OtherCertificate(c.Id, c.Number));
}
