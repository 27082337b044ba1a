using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;

namespace Inclusion.Domain.Reservations;

/// <summary>Where a request from the public page stands.</summary>
public enum DeviceRequestStatus
{
    New = 1,

    /// <summary>Staff have put the person into the queue.</summary>
    Accepted = 2,
    Declined = 3,
}

/// <summary>Someone asks on the public page for a device; staff answer. It holds a name and one way to reach them, and what device it is to be.</summary>
public sealed class DeviceRequest : IAudited, IVersioned
{
    /// <summary>Maximum length of the reason of a refusal, in characters.</summary>
    public const int ReasonMaxLength = 500;

    private DeviceRequest()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long CentreId { get; private set; }

    public DeviceCategory Category { get; private set; }

    /// <summary>As <see cref="DeviceWishes.Size"/>.</summary>
    public string WishedSize { get; private set; } = "";

    /// <summary>As <see cref="DeviceWishes.System"/>.</summary>
    public string WishedSystem { get; private set; } = "";

    public DeviceWishes Wishes => new(WishedSize, WishedSystem);

    public string Name { get; private set; } = "";

    /// <summary>An e-mail address or a phone number.</summary>
    public string Contact { get; private set; } = "";

    /// <summary>The language of the page on which it was asked: fr or en.</summary>
    public string Language { get; private set; } = "";

    public DateTimeOffset ReceivedAt { get; private set; }

    public DeviceRequestStatus Status { get; private set; }

    /// <summary>Null while it is new.</summary>
    public DateTimeOffset? HandledAt { get; private set; }

    /// <summary>Null while it is new.</summary>
    public string? HandledBy { get; private set; }

    /// <summary>Why it was declined; null unless staff said.</summary>
    public string? Reason { get; private set; }

    /// <summary>The reservation that it led to; null unless it was accepted.</summary>
    public long? ReservationId { get; private set; }

    /// <summary>The form that it comes from: sent twice, it makes one request. Only its writer knows it.</summary>
    public Guid RequestKey { get; private set; }

    /// <summary>Refuses: <see cref="PersonNameMissing"/>, <see cref="FieldTooLong"/>, <see cref="ContactNotUnderstood"/>.</summary>
    public static Outcome<DeviceRequest> Receive(long centreId, DeviceCategory category, DeviceWishes wishes, string name, string contact, string language, Guid requestKey, DateTimeOffset at)
    {
        if (InvisibleCharacters.IsBlank(name))
        {
            return new PersonNameMissing();
        }

        if (name.Trim().Length > Person.NameMaxLength)
        {
            return new FieldTooLong(nameof(Name), Person.NameMaxLength);
        }

        if (wishes.WhyNot() is { } tooLong)
        {
            return tooLong;
        }

        contact = InvisibleCharacters.OneLine(contact);
        if (!ContactFormats.IsEmail(contact) && !ContactFormats.IsPhone(contact))
        {
            return new ContactNotUnderstood();
        }

        return new DeviceRequest
        {
            CentreId = centreId,
            Category = category,
            WishedSize = wishes.Tidied().Size,
            WishedSystem = wishes.Tidied().System,
            Name = InvisibleCharacters.OneLine(name),
            Contact = contact,
            Language = language,
            ReceivedAt = at,
            Status = DeviceRequestStatus.New,
            RequestKey = requestKey,
        };
    }

    /// <summary>Staff have put the person into the queue. Refuses <see cref="DeviceRequestHandled"/>.</summary>
    public Outcome Accept(long reservationId, Actor by, DateTimeOffset at)
    {
        if (Status is not DeviceRequestStatus.New)
        {
            return new DeviceRequestHandled();
        }

        ReservationId = reservationId;
        Handle(DeviceRequestStatus.Accepted, by, at);
        return Outcome.Done;
    }

    /// <summary>Declines it. Refuses <see cref="DeviceRequestHandled"/>, <see cref="FieldTooLong"/>.</summary>
    /// <param name="reason">Null when none is given.</param>
    public Outcome Decline(string? reason, Actor by, DateTimeOffset at)
    {
        if (Status is not DeviceRequestStatus.New)
        {
            return new DeviceRequestHandled();
        }

        if (reason?.Trim().Length > ReasonMaxLength)
        {
            return new FieldTooLong(nameof(Reason), ReasonMaxLength);
        }

        Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        Handle(DeviceRequestStatus.Declined, by, at);
        return Outcome.Done;
    }

    private void Handle(DeviceRequestStatus status, Actor by, DateTimeOffset at) => (Status, HandledAt, HandledBy) = (status, at, by.Name);
}
