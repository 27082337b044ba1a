using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Reservations;

/// <summary>Where a reservation stands.</summary>
public enum ReservationStatus
{
    /// <summary>In the queue.</summary>
    Waiting = 1,

    /// <summary>A device lies ready for the person.</summary>
    Held = 2,

    /// <summary>The person has got a device.</summary>
    Fulfilled = 3,
    Cancelled = 4,

    /// <summary>A device was held, and nobody came for it in time.</summary>
    Expired = 5,
}

/// <summary>Why somebody needs a device. Which of them come first is a setting; only those who work at the desk see it.</summary>
public enum ReservationReason
{
    None = 0,
    JobSearch = 1,
    School = 2,
    Health = 3,
    Formalities = 4,
}

/// <summary>Someone's place in the queue for a category of device at a centre.</summary>
public sealed class Reservation : IAudited, IVersioned
{
    /// <summary>Maximum length of a note about it, in characters.</summary>
    public const int NoteMaxLength = 500;

    private readonly List<ReservationEvent> _events = [];

    private Reservation()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long CentreId { get; private set; }

    public DeviceCategory Category { get; private set; }

    public long PersonId { get; private set; }

    /// <summary>As <see cref="DeviceWishes.Size"/>.</summary>
    public string WishedSize { get; private set; } = "";

    /// <summary>As <see cref="DeviceWishes.System"/>.</summary>
    public string WishedSystem { get; private set; } = "";

    public DeviceWishes Wishes => new(WishedSize, WishedSystem);

    public ReservationReason Reason { get; private set; }

    /// <summary>Since when they wait: their place among those who are as urgent.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    public ReservationStatus Status { get; private set; }

    /// <summary>The device that is held for them; null unless one is.</summary>
    public long? HeldDeviceId { get; private set; }

    /// <summary>The last day, at the centre, on which it is held; null unless one is.</summary>
    public DateOnly? HeldUntil { get; private set; }

    /// <summary>Since when it is held; null unless one is.</summary>
    public DateTimeOffset? HeldAt { get; private set; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The loan that fulfilled it; null unless one did.</summary>
    public long? LoanId { get; private set; }

    /// <summary>The form that it comes from: sent twice, it makes one reservation.</summary>
    public Guid RequestKey { get; private set; }

    public IReadOnlyList<ReservationEvent> Events => _events;

    /// <summary>It waits, or something is held for it.</summary>
    public bool IsOpen => EndedAt is null;

    /// <summary>Puts somebody into the queue.</summary>
    /// <param name="note">What else is to be known at the desk; null for nothing.</param>
    public static Outcome<Reservation> Ask(long personId, long centreId, DeviceCategory category, DeviceWishes wishes, ReservationReason reason, string? note, Guid requestKey, Actor by, DateTimeOffset at)
    {
        if (wishes.WhyNot() is { } refusal)
        {
            return refusal;
        }

        if (note?.Trim().Length > NoteMaxLength)
        {
            return new FieldTooLong("Note", NoteMaxLength);
        }

        var reservation = new Reservation
        {
            PersonId = personId,
            CentreId = centreId,
            Category = category,
            WishedSize = wishes.Tidied().Size,
            WishedSystem = wishes.Tidied().System,
            Reason = reason,
            AskedAt = at,
            Status = ReservationStatus.Waiting,
            RequestKey = requestKey,
        };
        reservation.Add(ReservationEventKind.Asked, by, at, note: note);
        return reservation;
    }

    /// <summary>Holds a device that lies ready. Only for one that waits.</summary>
    /// <param name="until">The last day on which it is held, at the centre.</param>
    public void Hold(Device device, DateOnly until, Actor by, DateTimeOffset at)
    {
        (Status, HeldDeviceId, HeldUntil, HeldAt) = (ReservationStatus.Held, device.Id, until, at);
        Add(ReservationEventKind.Held, by, at, device.Tag, until);
    }

    /// <summary>The centre is closed on the last day after all, so that nobody could come on it: it is held until a later one.</summary>
    /// <param name="until">The last day on which it is held from now on, at the centre.</param>
    public void HoldLonger(string tag, DateOnly until, Actor by, DateTimeOffset at)
    {
        HeldUntil = until;
        Add(ReservationEventKind.HeldLonger, by, at, tag, until);
    }

    /// <summary>The device is not ready any more, was given to somebody else, or nothing is lent to them now: back to the place in the queue that they had.</summary>
    /// <param name="note">Why; null where the history of the device, or the record of the person, tells.</param>
    public void LoseHold(string tag, string? note, Actor by, DateTimeOffset at)
    {
        (Status, HeldDeviceId, HeldUntil, HeldAt) = (ReservationStatus.Waiting, null, null, null);
        Add(ReservationEventKind.HoldLost, by, at, tag, note: note);
    }

    /// <summary>Nobody came in time: the device is for the next.</summary>
    public void Expire(string tag, Actor by, DateTimeOffset at)
    {
        Add(ReservationEventKind.Expired, by, at, tag, HeldUntil);
        End(ReservationStatus.Expired, at);
    }

    /// <summary>The person has got a device, the one that was held or another.</summary>
    public void Fulfil(long loanId, string tag, Actor by, DateTimeOffset at)
    {
        LoanId = loanId;
        Add(ReservationEventKind.Fulfilled, by, at, tag);
        End(ReservationStatus.Fulfilled, at);
    }

    /// <summary>The loan that fulfilled it was a mistake and is undone: they have the place in the queue that they had.</summary>
    public void Reopen(Actor by, DateTimeOffset at)
    {
        (Status, EndedAt, LoanId) = (ReservationStatus.Waiting, null, null);
        Add(ReservationEventKind.Reopened, by, at);
    }

    /// <summary>The loan that fulfilled it is undone, and they have asked anew meanwhile: that place holds.</summary>
    public void GiveWay(Actor by, DateTimeOffset at)
    {
        LoanId = null;
        Add(ReservationEventKind.Cancelled, by, at);
        End(ReservationStatus.Cancelled, at);
    }

    /// <summary>They want it no more. Refuses <see cref="ReservationEnded"/>, <see cref="FieldTooLong"/>.</summary>
    /// <param name="note">Null when nobody says why.</param>
    public Outcome Cancel(string? note, Actor by, DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return new ReservationEnded();
        }

        if (note?.Trim().Length > NoteMaxLength)
        {
            return new FieldTooLong("Note", NoteMaxLength);
        }

        Add(ReservationEventKind.Cancelled, by, at, note: note);
        End(ReservationStatus.Cancelled, at);
        return Outcome.Done;
    }

    /// <summary>What tells of a life is not kept with what figures and devices need.</summary>
    public void Forget() => (Reason, WishedSize, WishedSystem) = (ReservationReason.None, "", "");

    private void End(ReservationStatus status, DateTimeOffset at) => (Status, EndedAt, HeldDeviceId, HeldUntil, HeldAt) = (status, at, null, null, null);

    private void Add(ReservationEventKind kind, Actor by, DateTimeOffset at, string? tag = null, DateOnly? until = null, string? note = null) =>
        _events.Add(new ReservationEvent(kind, at, by, tag, until, note));
}
