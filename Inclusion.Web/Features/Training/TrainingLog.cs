using Inclusion.Domain.Training;

namespace Inclusion.Web.Features.Training;

internal static partial class TrainingLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Course {CourseId} saved by staff {StaffId}")]
    public static partial void CourseSaved(this ILogger logger, long courseId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Workshop {WorkshopId} planned by staff {StaffId}")]
    public static partial void WorkshopPlanned(this ILogger logger, long workshopId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Planning at centre {CentreId} by staff {StaffId} refused: {Refusal}")]
    public static partial void PlanRefused(this ILogger logger, long centreId, long? staffId, string refusal);

    [LoggerMessage(Level = LogLevel.Information, Message = "Workshop {WorkshopId} is {Status}: staff {StaffId}")]
    public static partial void WorkshopStatusChanged(this ILogger logger, long workshopId, WorkshopStatus status, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Session of workshop {WorkshopId} saved by staff {StaffId}")]
    public static partial void SessionSaved(this ILogger logger, long workshopId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Session {SessionId} of workshop {WorkshopId} dropped by staff {StaffId}")]
    public static partial void SessionDropped(this ILogger logger, long workshopId, long sessionId, long? staffId);
}
