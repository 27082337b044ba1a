using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Reservations;

/// <summary>What happened to a reservation.</summary>
public enum ReservationEventKind
{
    Asked = 1,
    Held = 2,
    HoldLost = 3,
    Expired = 4,
    Fulfilled = 5,
    Cancelled = 6,
    Reopened = 7,
    HeldLonger = 8,
}

/// <summary>One thing that happened to a reservation: when and by whom.</summary>
public sealed class ReservationEvent
{
    private ReservationEvent()
    {
    }

    /// <param name="note">Null when nothing is noted.</param>
    internal ReservationEvent(ReservationEventKind kind, DateTimeOffset at, Actor by, string? tag, DateOnly? until, string? note)
    {
        Kind = kind;
        At = at;
        StaffId = by.StaffId;
        StaffName = by.Name;
        Tag = tag;
        Until = until;
        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
    }

    public long Id { get; private set; }

    public long ReservationId { get; private set; }

    public ReservationEventKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null for the product itself.</summary>
    public long? StaffId { get; private set; }

    /// <summary>Empty for the product itself.</summary>
    public string StaffName { get; private set; } = "";

    /// <summary>The device's; null where it is about none.</summary>
    public string? Tag { get; private set; }

    /// <summary>Until when a device was held; null for everything else.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Null when nothing is noted.</summary>
    public string? Note { get; private set; }
}
