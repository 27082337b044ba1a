namespace Inclusion.Domain.Devices;

/// <summary>What kind of thing a device is.</summary>
public enum DeviceCategory
{
    Laptop = 1,
    Desktop = 2,
    Tablet = 3,
    Phone = 4,

    /// <summary>A mobile router with a SIM card.</summary>
    Hotspot = 5,
    Other = 6,
}
