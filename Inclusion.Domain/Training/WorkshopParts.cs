using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Training;

/// <summary>A member of staff who gives a workshop.</summary>
public sealed class WorkshopTrainer
{
    private WorkshopTrainer()
    {
    }

    internal WorkshopTrainer(long staffId) => StaffId = staffId;

    public long WorkshopId { get; private set; }

    public long StaffId { get; private set; }
}

/// <summary>A device that a workshop needs at each of its sessions.</summary>
public sealed class WorkshopDevice
{
    private WorkshopDevice()
    {
    }

    internal WorkshopDevice(long deviceId) => DeviceId = deviceId;

    public long WorkshopId { get; private set; }

    public long DeviceId { get; private set; }
}

/// <summary>What happened to a workshop.</summary>
public enum WorkshopEventKind
{
    Planned = 1,
    Opened = 2,
    Changed = 3,
    RoomChanged = 4,
    SessionAdded = 5,
    SessionMoved = 6,
    SessionCancelled = 7,
    Cancelled = 8,
    Done = 9,

    /// <summary>A manager let sessions take place despite a conflict.</summary>
    Overridden = 10,

    /// <summary>Staff wrote to those who take part.</summary>
    ParticipantsTold = 11,

    /// <summary>Someone else gives a session.</summary>
    SessionTrainerChanged = 12,
}

/// <summary>One line of a workshop's history, and what those who are enrolled are to be told of it. Append-only.</summary>
public sealed class WorkshopEvent
{
    private WorkshopEvent()
    {
    }

    internal WorkshopEvent(WorkshopEventKind kind, bool isToTell, Actor by, DateTimeOffset at, SessionTimes? from = null, SessionTimes? to = null, string? reason = null)
    {
        Kind = kind;
        IsToTell = isToTell;
        At = at;
        StaffId = by.StaffId;
        StaffName = by.Name;
        (FromDate, FromStart, FromEnd) = (from?.Date, from?.Start, from?.End);
        (ToDate, ToStart, ToEnd) = (to?.Date, to?.Start, to?.End);
        Reason = reason;
    }

    public long Id { get; private set; }

    public long WorkshopId { get; private set; }

    public WorkshopEventKind Kind { get; private set; }

    /// <summary>Whether everyone enrolled by then is to be told: it was announced, and what changed is still to come.</summary>
    public bool IsToTell { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null when the product itself did it.</summary>
    public long? StaffId { get; private set; }

    public string StaffName { get; private set; } = "";

    /// <summary>When the session was to be; null when it is about no session, or about a new one.</summary>
    public SessionTimes? From => FromDate is { } date ? new SessionTimes(date, FromStart!.Value, FromEnd!.Value) : null;

    /// <summary>When the session is now; null when it is about no session, or about one that is no more.</summary>
    public SessionTimes? To => ToDate is { } date ? new SessionTimes(date, ToStart!.Value, ToEnd!.Value) : null;

    /// <summary>Null when none was given.</summary>
    public string? Reason { get; private set; }

    // Kept apart because they are columns.
    public DateOnly? FromDate { get; private set; }

    public TimeOnly? FromStart { get; private set; }

    public TimeOnly? FromEnd { get; private set; }

    public DateOnly? ToDate { get; private set; }

    public TimeOnly? ToStart { get; private set; }

    public TimeOnly? ToEnd { get; private set; }
}
