namespace Inclusion.Web.Features.Messages;

internal static partial class MessagesLog
{
    [LoggerMessage(1, LogLevel.Warning, "Message {Id} was not sent, attempt {Attempt}, mail server code {Code}")]
    public static partial void NotSent(ILogger logger, long id, int attempt, int code);

    [LoggerMessage(2, LogLevel.Warning, "The mail server cannot be used now; what is queued waits")]
    public static partial void ServerUnreachable(ILogger logger);
}
