using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;

namespace Inclusion.Domain.Certificates;

/// <summary>Everything needed to decide whether a certificate is issued.</summary>
public sealed record CertificateRequest
{
    public required Enrolment Enrolment { get; init; }

    public required Workshop Workshop { get; init; }

    /// <summary>What the person attended of it.</summary>
    public required AttendedTime Attended { get; init; }

    /// <summary>Percent, of the course.</summary>
    public required int Threshold { get; init; }

    /// <summary>Why it is issued below the threshold; null: it is not.</summary>
    public ThresholdWaiver? Waiver { get; init; }

    /// <summary>What is to be printed; the number is filled in.</summary>
    public required CertificateFacts Facts { get; init; }

    /// <summary>At least 128 random bits, for the address in the QR code.</summary>
    public required string Token { get; init; }

    /// <summary>Made by <see cref="Certificates.CheckCode.Of"/>.</summary>
    public required string CheckCode { get; init; }

    /// <summary>The revoked certificate that this one replaces; null when it is the first.</summary>
    public Certificate? Replaces { get; init; }

    public required Actor By { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>
/// Numbered proof of attendance. What it says is frozen when it is issued: a correction revokes it and issues another. The database allows one that is not
/// revoked per enrolment.
/// </summary>
public sealed class Certificate : IAudited, IVersioned
{
    /// <summary>Maximum length of a reason, in characters.</summary>
    public const int ReasonMaxLength = 500;

    private Certificate()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    /// <summary>As printed: 2026-0001; sequential per year of issue, without gaps. It stays when everything else is erased.</summary>
    public string Number { get; private set; } = "";

    public long EnrolmentId { get; private set; }

    /// <summary>Null after it was erased.</summary>
    public long? PersonId { get; private set; }

    public long WorkshopId { get; private set; }

    public long CentreId { get; private set; }

    /// <summary>In the address of the QR code.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Typed with the number; see <see cref="Certificates.CheckCode"/>.</summary>
    public string CheckCode { get; private set; } = "";

    /// <summary>What it says; null after it was erased.</summary>
    public CertificateFacts? Facts { get; private set; }

    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>The centre's own day.</summary>
    public DateOnly IssuedOn { get; private set; }

    public string IssuedBy { get; private set; } = "";

    /// <summary>Null while it is valid.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Null while it is valid.</summary>
    public string? RevokedBy { get; private set; }

    /// <summary>Null while it is valid, and after it was erased.</summary>
    public string? RevokeReason { get; private set; }

    /// <summary>The revoked certificate in whose place it was issued; null when it is the first.</summary>
    public long? ReplacesId { get; private set; }

    /// <summary>Why it was issued although less was attended than the course asks for; null when enough was, and after it was erased.</summary>
    public string? WaiverReason { get; private set; }

    /// <summary>Who decided that; null when enough was attended.</summary>
    public string? WaivedBy { get; private set; }

    /// <summary>When everything about the person was taken out of it; null while it is whole.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    public bool IsRevoked => RevokedAt is not null;

    /// <summary>Name of the number sequence for a year's certificates.</summary>
    public static string SequenceName(int year) => string.Create(CultureInfo.InvariantCulture, $"certificate-{year}");

    public static string NumberOf(int year, long number) => string.Create(CultureInfo.InvariantCulture, $"{year}-{number:0000}");

    /// <summary>
    /// Issues a certificate; what is printed is stored with it by <see cref="CertificateDocument.Of"/>. Refuses: <see cref="WorkshopNotDone"/>,
    /// <see cref="NotEnrolled"/>, <see cref="BelowThreshold"/> (without a waiver, or when nothing was attended), <see cref="CertificateNotRevoked"/> (the one it replaces is still valid). The number is taken only
    /// when nothing is refused, in the transaction that keeps it.
    /// </summary>
    public static Outcome<Certificate> Issue(CertificateRequest request, Func<long> takeNumber)
    {
        if (WhyNot(request) is { } refusal)
        {
            return refusal;
        }

        var waiver = request.Attended.Reaches(request.Threshold) ? null : request.Waiver;
        var number = NumberOf(request.Facts.IssuedOn.Year, takeNumber());
        return new Certificate
        {
            Number = number,
            EnrolmentId = request.Enrolment.Id,
            PersonId = request.Enrolment.PersonId,
            WorkshopId = request.Workshop.Id,
            CentreId = request.Workshop.CentreId,
            Token = request.Token,
            CheckCode = request.CheckCode,
            Facts = request.Facts with { Number = number },
            IssuedAt = request.At,
            IssuedOn = request.Facts.IssuedOn,
            IssuedBy = request.By.Name,
            ReplacesId = request.Replaces?.Id,
            WaiverReason = waiver?.Reason,
            WaivedBy = waiver?.StaffName,
        };
    }

    /// <summary>Why a certificate would be refused; null when it would not. Whether there is one already is asked of the database.</summary>
    public static Refusal? WhyNot(CertificateRequest request)
    {
        if (request.Workshop.Status is not WorkshopStatus.Done)
        {
            return new WorkshopNotDone();
        }

        if (request.Enrolment.Status is not EnrolmentStatus.Enrolled)
        {
            return new NotEnrolled();
        }

        if (!request.Attended.Reaches(request.Threshold) && (request.Waiver is null || request.Attended.MinutesAttended == 0))
        {
            return new BelowThreshold(request.Attended.Percent, request.Threshold);
        }

        return request.Replaces is { IsRevoked: false } ? new CertificateNotRevoked(request.Replaces.Number) : null;
    }

    /// <summary>Revokes it. Refuses <see cref="CertificateIsRevoked"/>, <see cref="RevokeReasonMissing"/>, <see cref="FieldTooLong"/>.</summary>
    public Outcome Revoke(string reason, Actor by, DateTimeOffset at)
    {
        if (IsRevoked)
        {
            return new CertificateIsRevoked(Number);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new RevokeReasonMissing();
        }

        if (reason.Trim().Length > ReasonMaxLength)
        {
            return new FieldTooLong("Reason", ReasonMaxLength);
        }

        RevokedAt = at;
        RevokedBy = by.Name;
        RevokeReason = reason.Trim();
        return Outcome.Done;
    }

    /// <summary>
    /// Everything about the person goes: the number stays, so that there is no gap, and the check page answers as for one that never was. The stored document is
    /// removed beside it.
    /// </summary>
    public void Erase(DateTimeOffset at)
    {
        Facts = null;
        PersonId = null;
        RevokeReason = null;
        WaiverReason = null;
        ErasedAt ??= at;
    }
}

/// <summary>The bytes that were printed: a second copy is the same. Stored apart from the certificate, so that lists do not load them.</summary>
public sealed class CertificateDocument
{
    private CertificateDocument()
    {
    }

    /// <summary>The certificate's id.</summary>
    public long CertificateId { get; private set; }

    public Certificate Certificate { get; private set; } = null!;

    /// <summary>The PDF.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>Of the content, in hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <param name="certificate">Just issued: both are kept in one save.</param>
    public static CertificateDocument Of(Certificate certificate, byte[] content) => new()
    {
        Certificate = certificate,
        CertificateId = certificate.Id,
        Content = content,
        Sha256 = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(content)),
    };
}

/// <summary>Someone reached the threshold and is not given a certificate, for a reason. At most one per enrolment; it is taken back by removing it.</summary>
public sealed class CertificateDecision : IAudited
{
    private CertificateDecision()
    {
    }

    public long Id { get; private set; }

    public long EnrolmentId { get; private set; }

    public string Reason { get; private set; } = "";

    public string StaffName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>Refuses <see cref="NotIssuedReasonMissing"/>, <see cref="FieldTooLong"/>.</summary>
    public static Outcome<CertificateDecision> NotIssued(long enrolmentId, string reason, Actor by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new NotIssuedReasonMissing();
        }

        return reason.Trim().Length > Certificate.ReasonMaxLength
            ? new FieldTooLong("Reason", Certificate.ReasonMaxLength)
            : new CertificateDecision { EnrolmentId = enrolmentId, Reason = reason.Trim(), StaffName = by.Name, At = at };
    }
}
