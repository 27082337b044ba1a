using Inclusion.Web.Foundation.Exports;

namespace Inclusion.Web.Features.Devices.List;

/// <summary>The filtered list as a file, when it is long.</summary>
public sealed class ExportDevicesWork(IListExport<DeviceFilter> list) : ExportWork<DeviceFilter>(list, nameof(DeviceText.DevicesInFile));
