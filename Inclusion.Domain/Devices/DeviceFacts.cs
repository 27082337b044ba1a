namespace Inclusion.Domain.Devices;

/// <summary>What staff write about a device, all of it editable. Text that is not known is empty, a number or date that is not known is null.</summary>
public sealed record DeviceFacts
{
    public string Serial { get; init; } = "";

    public DeviceCategory Category { get; init; } = DeviceCategory.Laptop;

    public string Maker { get; init; } = "";

    public string Model { get; init; } = "";

    public string Processor { get; init; } = "";

    /// <summary>Working memory as staff say it, such as "8 GB".</summary>
    public string Memory { get; init; } = "";

    /// <summary>Storage as staff say it, such as "256 GB SSD".</summary>
    public string Storage { get; init; } = "";

    /// <summary>Screen as staff say it, such as "14 inch".</summary>
    public string Screen { get; init; } = "";

    public string OperatingSystem { get; init; } = "";

    /// <summary>Null while it has not been graded.</summary>
    public DeviceGrade? Grade { get; init; }

    /// <summary>The kit that goes with it, one short word each: charger, bag, mouse.</summary>
    public IReadOnlyList<string> Accessories { get; init; } = [];

    /// <summary>Whether it stores data that must be wiped between two people.</summary>
    public bool HasStorage { get; init; } = true;

    public DateOnly? AcquiredOn { get; init; }

    /// <summary>What a replacement would cost, in the organisation's currency; null when not known.</summary>
    public decimal? ReplacementValue { get; init; }

    public string Notes { get; init; } = "";

    /// <summary>Only where <see cref="MayHaveSim"/>; otherwise dropped.</summary>
    public string SimNumber { get; init; } = "";

    /// <summary>Such as "50 GB a month"; only where <see cref="MayHaveSim"/>, otherwise dropped.</summary>
    public string DataPlan { get; init; } = "";

    /// <summary>Where it lies at its centre, such as "Rack A, top"; empty for nowhere in particular.</summary>
    public string Shelf { get; init; } = "";

    /// <summary>Whether devices of this category normally store data.</summary>
    public static bool UsuallyHasStorage(DeviceCategory category) => category is not DeviceCategory.Hotspot;

    /// <summary>Whether devices of this category may take a SIM card.</summary>
    public static bool MayHaveSim(DeviceCategory category) => category is DeviceCategory.Hotspot or DeviceCategory.Phone or DeviceCategory.Tablet;
}
