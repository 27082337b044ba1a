namespace Inclusion.Web.Features.Certificates;

internal static partial class CertificatesLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Certificate {CertificateId} for enrolment {EnrolmentId} issued by staff {StaffId}")]
    public static partial void Issued(this ILogger logger, long certificateId, long enrolmentId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Certificate for enrolment {EnrolmentId} by staff {StaffId} refused: {Refusal}")]
    public static partial void IssueRefused(this ILogger logger, long enrolmentId, long? staffId, string refusal);

    [LoggerMessage(Level = LogLevel.Information, Message = "Certificate {CertificateId} revoked by staff {StaffId}")]
    public static partial void Revoked(this ILogger logger, long certificateId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Certificate {CertificateId} issued in place of {ReplacedId} by staff {StaffId}")]
    public static partial void Reissued(this ILogger logger, long certificateId, long replacedId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Certificate {CertificateId} put into message {MessageId} by staff {StaffId}")]
    public static partial void PutIntoMessage(this ILogger logger, long certificateId, long messageId, long? staffId);
}
