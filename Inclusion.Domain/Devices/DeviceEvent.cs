namespace Inclusion.Domain.Devices;

/// <summary>What happened to a device.</summary>
public enum DeviceEventKind
{
    Added = 1,
    Changed = 2,
    StatusChanged = 3,

    /// <summary>Wiped and verified in one go.</summary>
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

    /// <summary>Wiped; somebody is still to verify it.</summary>
    WipeRecorded = 13,
    WipeVerified = 14,
    WipeFailed = 15,

    /// <summary>To another stage of the bench, within the same status.</summary>
    BenchMoved = 31,
    TimeSpent = 32,
    PartUsed = 33,

    /// <summary>A step of its checklist.</summary>
    StepTicked = 34,
    StepUnticked = 35,

    /// <summary>It left for another centre, which has not said yet that it came.</summary>
    Sent = 41,

    /// <summary>The other centre has it.</summary>
    Arrived = 42,

    /// <summary>It was not among what came.</summary>
    NotArrived = 43,

    /// <summary>It stays at the centre that had sent it.</summary>
    CalledBack = 44,
}

/// <summary>One line of a device's timeline: when, by whom, what and why. Append-only.</summary>
public sealed class DeviceEvent
{
    private DeviceEvent()
    {
    }

    internal DeviceEvent(DeviceEventKind kind, DateTimeOffset at, Staff.Actor by, DeviceStatus from, DeviceStatus to, string? note, string? loanNumber, BenchStage? stage = null)
    {
        Kind = kind;
        At = at;
        StaffId = by.StaffId;
        StaffName = by.Name;
        From = from;
        To = to;
        Note = note;
        LoanNumber = loanNumber;
        Stage = stage;
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

    /// <summary>Where at the bench it was done, or moved to; null for what has nothing to do with the bench.</summary>
    public BenchStage? Stage { get; private set; }
}
