using Inclusion.Domain.Agreements;
using Inclusion.Web.Features.Agreements.Mail;

namespace Inclusion.Web.Features.Agreements;

internal static partial class AgreementsLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Agreement {AgreementId} of loan {LoanId} signed ({Way}) with staff {StaffId}")]
    public static partial void AgreementSigned(this ILogger logger, long agreementId, long loanId, SignatureWay way, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Code for signing loan {LoanId} made by staff {StaffId}")]
    public static partial void SigningCodeMade(this ILogger logger, long loanId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Kind} of loan {LoanId} put into message {MessageId} by staff {StaffId}")]
    public static partial void PaperPutIntoMessage(this ILogger logger, LoanPaper kind, long loanId, long messageId, long? staffId);
}
