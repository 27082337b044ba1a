using Inclusion.Domain.Training;

namespace Inclusion.Web.Features.Enrolments;

internal static partial class EnrolmentLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Enrolment {EnrolmentId} in workshop {WorkshopId} made by staff {StaffId}: {Status}")]
    public static partial void Enrolled(this ILogger logger, long enrolmentId, long workshopId, long? staffId, EnrolmentStatus status);

    [LoggerMessage(Level = LogLevel.Information, Message = "Enrolment in workshop {WorkshopId} by staff {StaffId} refused: {Refusal}")]
    public static partial void EnrolmentRefused(this ILogger logger, long workshopId, long? staffId, string refusal);

    [LoggerMessage(Level = LogLevel.Information, Message = "Request {RequestId} for workshop {WorkshopId} received")]
    public static partial void RequestReceived(this ILogger logger, long requestId, long workshopId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Those of workshop {WorkshopId} told by staff {StaffId}: {Queued} by e-mail, {ToCall} to be called")]
    public static partial void ParticipantsTold(this ILogger logger, long workshopId, long? staffId, int queued, int toCall);
}
