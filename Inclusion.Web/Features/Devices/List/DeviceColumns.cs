namespace Inclusion.Web.Features.Devices.List;

/// <summary>The columns of the list of devices, as addresses and a person's own choice of columns name them.</summary>
internal static class DeviceColumns
{
    public const string Tag = "tag";
    public const string Category = "category";
    public const string Model = "model";
    public const string Serial = "serial";
    public const string Status = "status";
    public const string Since = "since";
    public const string Holder = "holder";
    public const string Due = "due";
    public const string Faults = "faults";
    public const string Centre = "centre";
    public const string Shelf = "shelf";
}
