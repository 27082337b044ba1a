using Inclusion.Domain.Devices;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Devices;

/// <summary>A drawing for each kind of device, beside its word.</summary>
internal static class DeviceGlyphs
{
    public static Glyph Of(DeviceCategory category) => category switch
    {
        DeviceCategory.Laptop => Glyph.Laptop,
        DeviceCategory.Desktop => Glyph.Desktop,
        DeviceCategory.Tablet => Glyph.Tablet,
        DeviceCategory.Phone => Glyph.Mobile,
        DeviceCategory.Hotspot => Glyph.Hotspot,
        _ => Glyph.Box,
    };
}
