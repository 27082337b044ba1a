using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Messages;

/// <summary>Where a message stands.</summary>
public enum MessageStatus
{
    /// <summary>Waits to be sent.</summary>
    Queued = 1,

    /// <summary>Handed to the mail server, or written to a file when none is configured.</summary>
    Sent = 2,

    /// <summary>Given up: the mail server refused it, or could not be reached for three days.</summary>
    Failed = 3,

    /// <summary>Withdrawn before it went out: nothing in it was true any more, or staff did not want it sent.</summary>
    Withdrawn = 4,

    /// <summary>For someone without e-mail: staff are to ring or write.</summary>
    ToCall = 5,

    /// <summary>Staff reached the person, or have given up.</summary>
    CallDone = 6,
}

/// <summary>The outcome of a call.</summary>
public enum CallOutcome
{
    Reached = 1,
    LeftMessage = 2,
    NoAnswer = 3,
    WrongNumber = 4,
}

public sealed record MessageNotToCall : Refusal;

/// <summary>It has gone out, was given up or withdrawn: it waits for nothing any more.</summary>
public sealed record MessageNotWaiting : Refusal;

/// <summary>Only an e-mail carries files.</summary>
public sealed record MessageNotByEmail : Refusal;

public sealed record MessageNotResendable : Refusal;

/// <summary>Only an e-mail that failed can become a call.</summary>
public sealed record MessageNotFailed : Refusal;

/// <summary>
/// Something to tell a person. The database allows one for each person and day, apart from confirmations of what they have just done.
/// </summary>
public sealed class Message : IVersioned
{
    /// <summary>Maximum length of a next step, in characters.</summary>
    public const int NextStepMaxLength = 300;

    private readonly List<MessageCall> _calls = [];
    private readonly List<MessageAttachment> _attachments = [];

    private Message()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long PersonId { get; private set; }

    /// <summary>The centre in whose name it is said, and whose hours hold.</summary>
    public long CentreId { get; private set; }

    /// <summary>The centre's day that it belongs to.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>It confirms what the person has just done, such as enrolling, and does not count as the message of the day.</summary>
    public bool IsConfirmation { get; private set; }

    /// <summary><see cref="ContactChannel.Email"/> is sent by the product; the others are for staff.</summary>
    public ContactChannel Channel { get; private set; }

    public MessageStatus Status { get; private set; }

    /// <summary>The language of the text: fr or en.</summary>
    public string Language { get; private set; } = "";

    /// <summary>E-mail address or phone number at the time; empty when the person has none.</summary>
    public string To { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Body { get; private set; } = "";

    /// <summary>The Message-ID header without angle brackets: the same at every attempt, so that a receiver recognises a repetition.</summary>
    public string MessageId { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Not to be sent before this; each failure moves it on.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Null before the first attempt.</summary>
    public DateTimeOffset? FirstAttemptAt { get; private set; }

    /// <summary>Null until it is sent.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>The mail server's answer to the last failed attempt; null when none failed.</summary>
    public string? LastError { get; private set; }

    /// <summary>It is still to be sent, or to be told by staff.</summary>
    public bool IsWaiting => Status is MessageStatus.Queued or MessageStatus.ToCall;

    public IReadOnlyList<MessageCall> Calls => _calls;

    /// <summary>Files that go with the e-mail.</summary>
    public IReadOnlyList<MessageAttachment> Attachments => _attachments;

    /// <summary>Writes a message into the outbox; one that staff must say themselves goes to the call list.</summary>
    public static Message Write(long personId, long centreId, DateOnly day, ContactChannel channel, string language, string to, string subject, string body, string messageId, DateTimeOffset at, DateTimeOffset notBefore) =>
        new()
        {
            PersonId = personId,
            CentreId = centreId,
            Day = day,
            Channel = channel,
            Status = channel is ContactChannel.Email ? MessageStatus.Queued : MessageStatus.ToCall,
            Language = language,
            To = to,
            Subject = subject,
            Body = body,
            MessageId = messageId,
            CreatedAt = at,
            NotBefore = notBefore,
        };

    /// <summary>As <see cref="Write"/>: an answer to what the person has just done, beside the one message of the day.</summary>
    public static Message Confirm(long personId, long centreId, DateOnly day, ContactChannel channel, string language, string to, string subject, string body, string messageId, DateTimeOffset at, DateTimeOffset notBefore)
    {
        var message = Write(personId, centreId, day, channel, language, to, subject, body, messageId, at, notBefore);
        message.IsConfirmation = true;
        return message;
    }

    /// <summary>A file goes with it, in the place of an earlier one of the same name. Refuses <see cref="MessageNotByEmail"/>.</summary>
    /// <param name="contentType">Such as text/calendar; method=PUBLISH.</param>
    public Outcome Attach(string fileName, string contentType, byte[] content)
    {
        if (Channel is not ContactChannel.Email)
        {
            return new MessageNotByEmail();
        }

        _attachments.RemoveAll(a => a.FileName == fileName);
        _attachments.Add(new MessageAttachment(fileName, contentType, content));
        return Outcome.Done;
    }

    /// <summary>Rewrites it before it goes out, with what is still true.</summary>
    public void Rewrite(string to, string subject, string body)
    {
        To = to;
        Subject = subject;
        Body = body;
    }

    /// <summary>
    /// An attempt begins. It is noted, and the next one put off, before the mail server is asked: two senders never try at once, and one that is cut
    /// off does not try again at once.
    /// </summary>
    public void Attempt(DateTimeOffset at)
    {
        Attempts++;
        FirstAttemptAt ??= at;
        NotBefore = Backoff.NextAttempt(Attempts, FirstAttemptAt.Value, at) ?? at;
    }

    public void Sent(DateTimeOffset at)
    {
        Status = MessageStatus.Sent;
        SentAt = at;
        LastError = null;
    }

    /// <summary>The attempt failed. It is tried again with growing delays, and given up after three days or when the server refuses for good.</summary>
    /// <param name="error">The server's answer, shown to staff.</param>
    /// <param name="forGood">The server said that trying again is of no use (a 5xx answer).</param>
    public void AttemptFailed(string error, bool forGood, DateTimeOffset at)
    {
        LastError = error;
        if (forGood || Backoff.NextAttempt(Attempts, FirstAttemptAt ?? at, at) is null)
        {
            Status = MessageStatus.Failed;
        }
    }

    /// <summary>It is not to go out. Refuses <see cref="MessageNotWaiting"/> once it has gone out or staff are done with it.</summary>
    public Outcome Withdraw()
    {
        if (!IsWaiting)
        {
            return new MessageNotWaiting();
        }

        Status = MessageStatus.Withdrawn;
        return Outcome.Done;
    }

    /// <summary>It is not the hour to write to anyone. Refuses <see cref="MessageNotWaiting"/> unless it waits to be sent.</summary>
    public Outcome PutOff(DateTimeOffset until)
    {
        if (Status is not MessageStatus.Queued)
        {
            return new MessageNotWaiting();
        }

        NotBefore = until;
        return Outcome.Done;
    }

    /// <summary>
    /// The person has no e-mail address any more, or does not want any: staff are to tell them. Refuses <see cref="MessageNotWaiting"/> unless it waits to be sent.
    /// </summary>
    /// <param name="channel">A call or a letter.</param>
    /// <param name="to">The phone number; empty when there is none.</param>
    /// <exception cref="ArgumentException">Staff send no e-mail: the product does.</exception>
    public Outcome GiveToStaff(ContactChannel channel, string to)
    {
        if (channel is ContactChannel.Email)
        {
            throw new ArgumentException("Staff ring or write; e-mail is sent by the product.", nameof(channel));
        }

        if (Status is not MessageStatus.Queued)
        {
            return new MessageNotWaiting();
        }

        Status = MessageStatus.ToCall;
        Channel = channel;
        To = to;
        return Outcome.Done;
    }

    /// <summary>
    /// Queues it again from the start, to the address that the person has now. Refuses <see cref="MessageNotResendable"/> unless it is an e-mail that
    /// was sent or failed.
    /// </summary>
    /// <param name="messageId">A new one: a receiver that has seen the old one would take it for a repetition and hide it.</param>
    public Outcome SendAgain(string to, string messageId, DateTimeOffset notBefore)
    {
        if (Status is not (MessageStatus.Failed or MessageStatus.Sent) || Channel is not ContactChannel.Email)
        {
            return new MessageNotResendable();
        }

        Status = MessageStatus.Queued;
        To = to;
        MessageId = messageId;
        Attempts = 0;
        FirstAttemptAt = null;
        SentAt = null;
        LastError = null;
        NotBefore = notBefore;
        return Outcome.Done;
    }

    /// <summary>It cannot be sent: staff will tell the person. Refuses <see cref="MessageNotFailed"/>.</summary>
    /// <param name="phone">Empty: there is none, and a letter is to be written.</param>
    public Outcome CallInstead(string phone)
    {
        if (Status is not MessageStatus.Failed)
        {
            return new MessageNotFailed();
        }

        Status = MessageStatus.ToCall;
        Channel = phone.Length > 0 ? ContactChannel.Call : ContactChannel.Letter;
        To = phone;
        return Outcome.Done;
    }

    /// <summary>
    /// Staff rang. <see cref="CallOutcome.Reached"/> and <see cref="CallOutcome.LeftMessage"/> end it; otherwise it stays on the call list, unless staff
    /// say that it is done. Refuses <see cref="MessageNotToCall"/>, <see cref="FieldTooLong"/>.
    /// </summary>
    /// <param name="nextStep">What is to happen now; null when nothing was written.</param>
    /// <param name="done">Nobody is to ring again.</param>
    public Outcome NoteCall(CallOutcome outcome, string? nextStep, bool done, Actor by, DateTimeOffset at)
    {
        if (Status is not MessageStatus.ToCall)
        {
            return new MessageNotToCall();
        }

        if (nextStep?.Trim().Length > NextStepMaxLength)
        {
            return new FieldTooLong("NextStep", NextStepMaxLength);
        }

        _calls.Add(new MessageCall(outcome, nextStep, by, at));
        if (done || outcome is CallOutcome.Reached or CallOutcome.LeftMessage)
        {
            Status = MessageStatus.CallDone;
        }

        return Outcome.Done;
    }
}

/// <summary>A call that staff made. Append-only.</summary>
public sealed class MessageCall
{
    private MessageCall()
    {
    }

    internal MessageCall(CallOutcome outcome, string? nextStep, Actor by, DateTimeOffset at)
    {
        Outcome = outcome;
        NextStep = string.IsNullOrWhiteSpace(nextStep) ? null : nextStep.Trim();
        StaffId = by.StaffId;
        StaffName = by.Name;
        At = at;
    }

    public long Id { get; private set; }

    public long MessageId { get; private set; }

    public CallOutcome Outcome { get; private set; }

    public string? NextStep { get; private set; }

    public long? StaffId { get; private set; }

    public string StaffName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

/// <summary>A file that goes with an e-mail.</summary>
public sealed class MessageAttachment
{
    private MessageAttachment()
    {
    }

    internal MessageAttachment(string fileName, string contentType, byte[] content) => (FileName, ContentType, Content) = (fileName, contentType, content);

    public long Id { get; private set; }

    public long MessageId { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>Such as application/pdf.</summary>
    public string ContentType { get; private set; } = "";

    public byte[] Content { get; private set; } = [];
}
