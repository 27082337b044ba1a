using Inclusion.Domain.Messages;

namespace Inclusion.Domain.Reminders;

/// <summary>What is said about someone's place in a workshop.</summary>
public enum NoticeKind
{
    /// <summary>Days before its first session.</summary>
    WorkshopSoon = 1,
    PlaceOffered = 2,
    WorkshopChanged = 3,
    WorkshopCancelled = 4,
    CertificateReady = 5,

    /// <summary>They have a place, or are in line.</summary>
    EnrolmentConfirmed = 6,
}

/// <summary>
/// The note that one thing about an enrolment has been put into a message. Claimed by insert: the database allows one per enrolment, kind and occasion, so that
/// nothing is said twice, whatever crashes.
/// </summary>
public sealed class EnrolmentNotice
{
    private EnrolmentNotice()
    {
    }

    /// <param name="message">What says it; new, or with its id.</param>
    public EnrolmentNotice(long enrolmentId, NoticeDue due, Message message)
    {
        EnrolmentId = enrolmentId;
        Kind = due.Kind;
        Occasion = due.Occasion;
        Message = message;
        MessageId = message.Id;
    }

    public long Id { get; private set; }

    public long EnrolmentId { get; private set; }

    public NoticeKind Kind { get; private set; }

    /// <summary>As <see cref="NoticeDue.Occasion"/>.</summary>
    public string Occasion { get; private set; } = "";

    public long MessageId { get; private set; }

    public Message Message { get; private set; } = null!;
}
