namespace Inclusion.Web.Features.Attendances;

internal static partial class AttendancesLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Enrolment {EnrolmentId} at session {SessionId} recorded by staff {StaffId}")]
    public static partial void AttendanceRecorded(this ILogger logger, long enrolmentId, long sessionId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Enrolment {EnrolmentId} walked in to session {SessionId}, added by staff {StaffId}")]
    public static partial void WalkedIn(this ILogger logger, long enrolmentId, long sessionId, long? staffId);
}
