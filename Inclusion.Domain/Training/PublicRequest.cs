using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Training;

/// <summary>Where a request from the public page stands.</summary>
public enum PublicRequestStatus
{
    New = 1,

    /// <summary>Staff have enrolled the person, or put them in line.</summary>
    Confirmed = 2,
    Declined = 3,
}

/// <summary>Someone asks on the public page for a place in a workshop; staff confirm. It holds a name and one way to reach them, nothing else.</summary>
public sealed class PublicRequest : IAudited, IVersioned
{
    /// <summary>Maximum length of the reason of a refusal, in characters.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>Days for which a request is kept after it was answered, so that a mistake can be looked into.</summary>
    public const int DaysKeptOnceHandled = 30;

    /// <summary>Days for which a request is kept at most: the page on which it is made says half a year.</summary>
    public const int MaxDaysKept = 180;

    private PublicRequest()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long WorkshopId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>An e-mail address or a phone number.</summary>
    public string Contact { get; private set; } = "";

    /// <summary>The language of the page on which it was asked: fr or en.</summary>
    public string Language { get; private set; } = "";

    public DateTimeOffset ReceivedAt { get; private set; }

    public PublicRequestStatus Status { get; private set; }

    /// <summary>Null while it is new.</summary>
    public DateTimeOffset? HandledAt { get; private set; }

    /// <summary>Null while it is new.</summary>
    public string? HandledBy { get; private set; }

    /// <summary>Why it was declined; null unless staff said.</summary>
    public string? Reason { get; private set; }

    /// <summary>The enrolment that it led to; null unless it was confirmed.</summary>
    public long? EnrolmentId { get; private set; }

    /// <summary>The form that it comes from: sent twice, it makes one request.</summary>
    public Guid RequestKey { get; private set; }

    /// <summary>Refuses: <see cref="WorkshopNotOpen"/> (also when it is not public), <see cref="PersonNameMissing"/>, <see cref="FieldTooLong"/>, <see cref="ContactNotUnderstood"/>.</summary>
    public static Outcome<PublicRequest> Receive(Workshop workshop, string name, string contact, string language, Guid requestKey, DateTimeOffset at)
    {
        if (!workshop.TakesEnrolments || !workshop.IsPublic)
        {
            return new WorkshopNotOpen(workshop.Status);
        }

        if (InvisibleCharacters.IsBlank(name))
        {
            return new PersonNameMissing();
        }

        if (name.Trim().Length > Person.NameMaxLength)
        {
            return new FieldTooLong(nameof(Name), Person.NameMaxLength);
        }

        contact = InvisibleCharacters.OneLine(contact);
        if (!ContactFormats.IsEmail(contact) && !ContactFormats.IsPhone(contact))
        {
            return new ContactNotUnderstood();
        }

        return new PublicRequest
        {
            WorkshopId = workshop.Id,
            Name = InvisibleCharacters.OneLine(name),
            Contact = contact,
            Language = language,
            ReceivedAt = at,
            Status = PublicRequestStatus.New,
            RequestKey = requestKey,
        };
    }

    /// <summary>Staff have enrolled the person. Refuses <see cref="RequestHandled"/>.</summary>
    public Outcome Confirm(long enrolmentId, Actor by, DateTimeOffset at)
    {
        if (Status is not PublicRequestStatus.New)
        {
            return new RequestHandled();
        }

        EnrolmentId = enrolmentId;
        Handle(PublicRequestStatus.Confirmed, by, at);
        return Outcome.Done;
    }

    /// <summary>Declines it. Refuses <see cref="RequestHandled"/>, <see cref="FieldTooLong"/>.</summary>
    /// <param name="reason">Null when none is given.</param>
    public Outcome Decline(string? reason, Actor by, DateTimeOffset at)
    {
        if (Status is not PublicRequestStatus.New)
        {
            return new RequestHandled();
        }

        if (reason?.Trim().Length > ReasonMaxLength)
        {
            return new FieldTooLong(nameof(Reason), ReasonMaxLength);
        }

        Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        Handle(PublicRequestStatus.Declined, by, at);
        return Outcome.Done;
    }

    private void Handle(PublicRequestStatus status, Actor by, DateTimeOffset at)
    {
        Status = status;
        HandledAt = at;
        HandledBy = by.Name;
    }
}
