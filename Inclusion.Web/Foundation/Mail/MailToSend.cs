namespace Inclusion.Web.Foundation.Mail;

/// <summary>One mail in plain text, with files or without.</summary>
/// <param name="MessageId">Names the mail for ever, without angle brackets, such as <c>reminder-42@inclusion</c>: the same at every attempt, so that a mail sent twice by accident is one mail for the reader.</param>
/// <param name="To">The address of the one who gets it.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Text with line feeds.</param>
public sealed record MailToSend(string MessageId, string To, string Subject, string Body)
{
    /// <summary>What goes with it.</summary>
    public IReadOnlyList<MailFile> Files { get; init; } = [];
}

/// <summary>A file that goes with a mail.</summary>
/// <param name="ContentType">Such as application/pdf.</param>
public sealed record MailFile(string FileName, string ContentType, byte[] Content);

/// <summary>Whom a mail that did not go failed with.</summary>
public enum MailFailure
{
    /// <summary>The receiver or the sender is no address.</summary>
    NotAnAddress,

    /// <summary>The server took part in the conversation and refused this mail; from code 500 on for good (RFC 5321, 4.2.1).</summary>
    Refused,

    /// <summary>The server could not be reached, trusted or signed in to, or takes nothing at the moment: other mails would fail as well.</summary>
    ServerAway,
}

/// <summary>The mail did not go. The message is what the server answered, or why it could not be reached.</summary>
public sealed class MailNotSentException(MailFailure failure, int code, string answer, Exception inner) : Exception(answer, inner)
{
    public MailFailure Failure { get; } = failure;

    /// <summary>The mail server's code (RFC 5321); 0 when it said none.</summary>
    public int Code { get; } = code;
}
