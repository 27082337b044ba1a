namespace Inclusion.Web.Features.Privacy;

internal static partial class PrivacyLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Person {PersonId} erased by {StaffId}")]
    public static partial void PersonErased(this ILogger logger, long personId, long? staffId);
}
