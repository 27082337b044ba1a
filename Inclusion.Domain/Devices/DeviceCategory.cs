namespace Inclusion.Domain.Devices;

/// <summary>What kind of device it is; lending rules and reservations go by it.</summary>
public enum DeviceCategory
{
    Laptop,
    Desktop,
    Tablet,
    Phone,
    Hotspot,
    Other,
}
