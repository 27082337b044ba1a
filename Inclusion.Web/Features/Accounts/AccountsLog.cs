namespace Inclusion.Web.Features.Accounts;

/// <summary>What the log says about accounts: ids, never addresses.</summary>
internal static partial class AccountsLog
{
    [LoggerMessage(1002, LogLevel.Warning, "A try at staff {StaffId} came too soon after too many wrong passwords")]
    public static partial void Slowed(this ILogger logger, long? staffId);

    [LoggerMessage(1010, LogLevel.Warning, "A wrong password was tried at staff {StaffId}")]
    public static partial void PasswordWrong(this ILogger logger, long? staffId);

    [LoggerMessage(1011, LogLevel.Warning, "A wrong second factor was tried at staff {StaffId}")]
    public static partial void SecondFactorWrong(this ILogger logger, long staffId);

    [LoggerMessage(1012, LogLevel.Information, "Staff {StaffId} added a second factor: {Kind}")]
    public static partial void FactorAdded(this ILogger logger, long staffId, string kind);

    [LoggerMessage(1013, LogLevel.Information, "Second factor of staff {StaffId} removed by staff {ByStaffId}: {Kind}")]
    public static partial void FactorRemoved(this ILogger logger, long staffId, string kind, long? byStaffId);

    [LoggerMessage(1014, LogLevel.Information, "Staff {StaffId} drew new recovery codes")]
    public static partial void RecoveryCodesRenewed(this ILogger logger, long staffId);

    [LoggerMessage(1015, LogLevel.Information, "Staff {StaffId} confirmed who they are")]
    public static partial void Confirmed(this ILogger logger, long staffId);

    [LoggerMessage(1016, LogLevel.Warning, "A passkey was refused: {Reason}")]
    public static partial void PasskeyRefused(this ILogger logger, string reason);

    [LoggerMessage(1017, LogLevel.Information, "Session {SessionId} of staff {StaffId} ended by staff {ByStaffId}")]
    public static partial void SessionEnded(this ILogger logger, long sessionId, long staffId, long? byStaffId);

    [LoggerMessage(1003, LogLevel.Information, "Staff {StaffId} chose a new password")]
    public static partial void PasswordChanged(this ILogger logger, long staffId);

    [LoggerMessage(1004, LogLevel.Information, "Invitation {InvitationId} made by staff {StaffId}")]
    public static partial void Invited(this ILogger logger, long invitationId, long? staffId);

    [LoggerMessage(1005, LogLevel.Information, "Invitation {InvitationId} accepted: staff {StaffId}")]
    public static partial void InvitationAccepted(this ILogger logger, long invitationId, long staffId);

    [LoggerMessage(1006, LogLevel.Information, "Staff {StaffId} deactivated by staff {ByStaffId}")]
    public static partial void Deactivated(this ILogger logger, long staffId, long? byStaffId);

    [LoggerMessage(1007, LogLevel.Information, "Staff {StaffId} reactivated by staff {ByStaffId}")]
    public static partial void Reactivated(this ILogger logger, long staffId, long? byStaffId);

    [LoggerMessage(1008, LogLevel.Information, "Staff {StaffId} given another place by staff {ByStaffId}")]
    public static partial void PlaceChanged(this ILogger logger, long staffId, long? byStaffId);

    [LoggerMessage(1009, LogLevel.Error, "Account mail {MessageId} was not sent: {Answer}")]
    public static partial void MailFailed(this ILogger logger, string messageId, string answer);
}
