namespace Inclusion.Web.Features.Loans;

internal static partial class LoansLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Loan {LoanId} made by staff {StaffId}: {Devices} devices")]
    public static partial void LoanMade(this ILogger logger, long loanId, long? staffId, int devices);

    [LoggerMessage(Level = LogLevel.Information, Message = "Check-out by staff {StaffId} refused: {Refusal}")]
    public static partial void CheckOutRefused(this ILogger logger, long? staffId, string refusal);

    [LoggerMessage(Level = LogLevel.Information, Message = "Device {DeviceId} of loan {LoanId} taken back by staff {StaffId}")]
    public static partial void DeviceReturned(this ILogger logger, long deviceId, long loanId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Return of device {DeviceId} of loan {LoanId} undone by staff {StaffId}")]
    public static partial void ReturnUndone(this ILogger logger, long deviceId, long loanId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Loan {LoanId} undone by staff {StaffId}")]
    public static partial void LoanUndone(this ILogger logger, long loanId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Loan {LoanId} marked lost by staff {StaffId}")]
    public static partial void LoanMarkedLost(this ILogger logger, long loanId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "The devices of loan {LoanId} given to their borrower by {StaffId}")]
    public static partial void DevicesGiven(this ILogger logger, long loanId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "The giving of loan {LoanId} undone by staff {StaffId}")]
    public static partial void GiveUndone(this ILogger logger, long loanId, long? staffId);
}
