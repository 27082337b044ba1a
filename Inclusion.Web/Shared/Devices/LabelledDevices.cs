namespace Inclusion.Web.Shared.Devices;

/// <summary>Devices that labels are printed for together.</summary>
public static class LabelledDevices
{
    /// <summary>No more labels than these go into one file: some twenty-five sheets of the smallest.</summary>
    public const int Most = 2000;
}
