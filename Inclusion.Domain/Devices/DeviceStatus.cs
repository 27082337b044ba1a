namespace Inclusion.Domain.Devices;

/// <summary>Where a device stands on its way through the centre.</summary>
public enum DeviceStatus
{
    /// <summary>Came in from a donation; nothing done yet.</summary>
    Received = 1,
    Refurbishing = 2,

    /// <summary>Wiped where that is needed, checked, and may be lent.</summary>
    Ready = 3,
    OnLoan = 4,

    /// <summary>Back from a loan, or found again; waits for a wipe or a look.</summary>
    Returned = 5,
    Repair = 6,
    Lost = 7,
    Stolen = 8,
    Recycled = 9,

    /// <summary>Donated to the person who had it.</summary>
    Given = 10,
}

/// <summary>Appearance, as refurbishers grade it: A like new, B light marks, C clear marks, D damaged but working.</summary>
public enum DeviceGrade
{
    A = 1,
    B = 2,
    C = 3,
    D = 4,
}

/// <summary>Which status may follow which, when staff change it by hand.</summary>
public static class DeviceStatusRules
{
    /// <summary>
    /// The statuses that staff may choose next. <see cref="DeviceStatus.OnLoan"/> is never among them: only a check-out leads there, and
    /// from there only a return or the loss of the loan leads away.
    /// </summary>
    public static IReadOnlyList<DeviceStatus> After(DeviceStatus status) => status switch
    {
        DeviceStatus.Received => [DeviceStatus.Refurbishing, DeviceStatus.Ready, DeviceStatus.Repair, DeviceStatus.Recycled, DeviceStatus.Lost, DeviceStatus.Stolen],
        DeviceStatus.Refurbishing => [DeviceStatus.Ready, DeviceStatus.Repair, DeviceStatus.Recycled, DeviceStatus.Lost, DeviceStatus.Stolen],
        DeviceStatus.Ready => [DeviceStatus.Refurbishing, DeviceStatus.Repair, DeviceStatus.Given, DeviceStatus.Recycled, DeviceStatus.Lost, DeviceStatus.Stolen],
        DeviceStatus.OnLoan => [],
        DeviceStatus.Returned => [DeviceStatus.Ready, DeviceStatus.Refurbishing, DeviceStatus.Repair, DeviceStatus.Recycled, DeviceStatus.Lost, DeviceStatus.Stolen],
        DeviceStatus.Repair => [DeviceStatus.Refurbishing, DeviceStatus.Ready, DeviceStatus.Recycled, DeviceStatus.Lost, DeviceStatus.Stolen],
        DeviceStatus.Lost => [DeviceStatus.Returned, DeviceStatus.Stolen],
        DeviceStatus.Stolen => [DeviceStatus.Returned],
        DeviceStatus.Recycled or DeviceStatus.Given => [],
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>Nobody sets it by hand without saying why.</summary>
    public static bool NeedsReason(DeviceStatus to) => to is DeviceStatus.Lost or DeviceStatus.Stolen or DeviceStatus.Recycled or DeviceStatus.Given;

    /// <summary>Still in the organisation's hands or expected back; false for what is gone for good.</summary>
    public static bool IsHeld(DeviceStatus status) =>
        status is not (DeviceStatus.Lost or DeviceStatus.Stolen or DeviceStatus.Recycled or DeviceStatus.Given);
}
