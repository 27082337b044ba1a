using Inclusion.Domain.Devices;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Shared.Devices;

/// <summary>How much the status of a device asks for someone.</summary>
public static class DeviceTones
{
    /// <param name="needsWipe">A device that waits for a wipe is not good to go, whatever its status says.</param>
    public static Tone Of(DeviceStatus status, bool needsWipe) => status switch
    {
        DeviceStatus.Ready when !needsWipe => Tone.Good,
        DeviceStatus.OnLoan => Tone.Info,
        DeviceStatus.Lost or DeviceStatus.Stolen => Tone.Bad,
        DeviceStatus.Repair => Tone.Warn,
        _ => Tone.Neutral,
    };
}
