using Inclusion.Domain.Devices;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Shared.Devices;

/// <summary>A drawing for each kind of device, beside its word.</summary>
public static class DeviceGlyphs
{
    public static Glyph Of(DeviceCategory category) => category switch
    {
        DeviceCategory.Laptop => Glyph.Laptop,
        DeviceCategory.Desktop => Glyph.Desktop,
        DeviceCategory.Tablet => Glyph.Tablet,
        DeviceCategory.Phone => Glyph.Handset,
        DeviceCategory.Hotspot => Glyph.Hotspot,
        _ => Glyph.Box,
    };
}
