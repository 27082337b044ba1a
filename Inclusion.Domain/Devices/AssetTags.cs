using System.Globalization;

namespace Inclusion.Domain.Devices;

/// <summary>How generated asset tags look: two letters for the category and a running number, as in LT-0042.</summary>
public static class AssetTags
{
    /// <summary>The letters that a category's tags begin with; also the name of its running number.</summary>
    public static string Prefix(DeviceCategory category) => category switch
    {
        DeviceCategory.Laptop => "LT",
        DeviceCategory.Desktop => "PC",
        DeviceCategory.Tablet => "TB",
        DeviceCategory.Phone => "PH",
        DeviceCategory.Hotspot => "HS",
        _ => "DV",
    };

    /// <summary>The tag with this running number: at least four digits, more when they are used up.</summary>
    public static string Of(DeviceCategory category, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix(category)}-{number:0000}");
}
