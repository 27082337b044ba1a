namespace Inclusion.Domain.Devices;

/// <summary>What happened to a device.</summary>
public enum DeviceEventKind
{
    Added = 1,
    Changed = 2,
    StatusChanged = 3,
    Wiped = 4,
    Lent = 5,
    Returned = 6,
    ReturnUndone = 7,
    Moved = 8,

    /// <summary>After its return: what is missing or damaged.</summary>
    FaultsNoted = 9,
    Mended = 10,
    MendUndone = 11,

    /// <summary>It was lent by mistake, and never left.</summary>
    LoanUndone = 12,

    /// <summary>It left for another centre, which has not said yet that it came.</summary>
    Sent = 31,

    /// <summary>The other centre has it.</summary>
    Arrived = 32,

    /// <summary>It was not among what came.</summary>
    NotArrived = 33,

    /// <summary>It stays at the centre that had sent it.</summary>
    CalledBack = 34,
}

/// <summary>One line of a device's timeline: when, by whom, what and why. Append-only.</summary>
public sealed class DeviceEvent
{
    private DeviceEvent()
    {
    }

    internal DeviceEvent(DeviceEventKind kind, DateTimeOffset at, Staff.Actor by, DeviceStatus from, DeviceStatus to, string? note, string? loanNumber)
    {
        Kind = kind;
        At = at;
        StaffId = by.StaffId;
        StaffName = by.Name;
        From = from;
        To = to;
        Note = note;
        LoanNumber = loanNumber;
    }

    public long Id { get; private set; }

    public long DeviceId { get; private set; }

    public DeviceEventKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null when the product itself did it (import, job).</summary>
    public long? StaffId { get; private set; }

    public string StaffName { get; private set; } = "";

    public DeviceStatus From { get; private set; }

    public DeviceStatus To { get; private set; }

    /// <summary>The reason or remark; null when none was given.</summary>
    public string? Note { get; private set; }

    /// <summary>The loan that it belongs to; null when it concerns none.</summary>
    public string? LoanNumber { get; private set; }
}
