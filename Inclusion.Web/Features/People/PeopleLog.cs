namespace Inclusion.Web.Features.People;

internal static partial class PeopleLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Person {PersonId} changed by {StaffId}")]
    public static partial void PersonChanged(this ILogger logger, long personId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Person {PersonId} blocked by {StaffId}")]
    public static partial void PersonBlocked(this ILogger logger, long personId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Person {PersonId} unblocked by {StaffId}")]
    public static partial void PersonUnblocked(this ILogger logger, long personId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Person {PersonId} given to centre {CentreId} by {StaffId}")]
    public static partial void HomeMoved(this ILogger logger, long personId, long? centreId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "List of people exported by {StaffId}")]
    public static partial void PeopleExported(this ILogger logger, long? staffId);
}
