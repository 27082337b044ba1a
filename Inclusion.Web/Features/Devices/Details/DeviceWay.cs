using Inclusion.Domain.Devices;

namespace Inclusion.Web.Features.Devices.Details;

/// <summary>Where a step lies, seen from where the device is.</summary>
public enum WayPlace
{
    Done = 1,
    Now = 2,
    Ahead = 3,
}

/// <summary>A step of a device's way.</summary>
/// <param name="Status">The status that it stands for; <see cref="DeviceStatus.Refurbishing"/> for all the work before it is ready, repairs among it.</param>
/// <param name="On">The last day, at the centre, on which it was reached; null when it never was, or nobody wrote it down. Of a step that lies ahead: in the round before.</param>
public sealed record WayStep(DeviceStatus Status, WayPlace Place, DateOnly? On);

/// <summary>The way of a donation: it comes in, is prepared, lent, comes back, and goes round again until it leaves for good.</summary>
public static class DeviceWay
{
    private static readonly DeviceStatus[] Round = [DeviceStatus.Received, DeviceStatus.Refurbishing, DeviceStatus.Ready, DeviceStatus.OnLoan, DeviceStatus.Returned];

    /// <summary>The steps in order; one that has left has a last one for how.</summary>
    public static IReadOnlyList<WayStep> Of(DeviceDetails device)
    {
        DeviceStatus[] steps = DeviceStatusRules.IsHeld(device.Status) ? Round : [.. Round, device.Status];
        var now = Array.IndexOf(steps, StepOf(device.Status));
        return
        [
            .. steps.Select((step, i) => new WayStep(
                step,
                i < now ? WayPlace.Done : i == now ? WayPlace.Now : WayPlace.Ahead,
                i == now ? device.StatusSince : ReachedOn(device, step))),
        ];
    }

    private static DeviceStatus StepOf(DeviceStatus status) => status is DeviceStatus.Repair ? DeviceStatus.Refurbishing : status;

    /// <summary>What a mistaken loan did, and that it was undone, is no step.</summary>
    private static bool WasUndone(DeviceDetails device, TimelineEntry entry) =>
        entry is { Kind: DeviceEventKind.Lent or DeviceEventKind.LoanUndone, LoanNumber: { } number } && device.Timeline.Any(e => e.Kind is DeviceEventKind.LoanUndone && e.LoanNumber == number);

    private static DateOnly? ReachedOn(DeviceDetails device, DeviceStatus step)
    {
        if (step is DeviceStatus.Received && device.Donation is { } donation)
        {
            return donation.ReceivedOn;
        }

        // A wipe is work as well: many a device is prepared without ever being said to be.
        var entry = device.Timeline.FirstOrDefault(e => !WasUndone(device, e) && step switch
        {
            DeviceStatus.Received => e.Kind is DeviceEventKind.Added,
            DeviceStatus.Refurbishing => e.Kind is DeviceEventKind.Wiped || (e.From != e.To && StepOf(e.To) == step),
            _ => e.From != e.To && e.To == step,
        });
        return entry is null ? null : DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(entry.At, device.Zone).DateTime);
    }
}
