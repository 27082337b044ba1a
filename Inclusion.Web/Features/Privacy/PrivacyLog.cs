namespace Inclusion.Web.Features.Privacy;

internal static partial class PrivacyLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Person {PersonId} erased by {StaffId}")]
    public static partial void PersonErased(this ILogger logger, long personId, long? staffId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Person {PersonId}, whose time is over, could not be erased")]
    public static partial void PersonNotErased(this ILogger logger, long personId, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} people whose time is over could not be looked for together: it is done one by one")]
    public static partial void NotLookedForTogether(this ILogger logger, int count, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Record {OtherId} merged into {PersonId} by {StaffId}")]
    public static partial void PeopleMerged(this ILogger logger, long otherId, long personId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Everything about person {PersonId} exported by {StaffId}")]
    public static partial void PersonExported(this ILogger logger, long personId, long? staffId);
}
