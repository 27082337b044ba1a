using Inclusion.Domain.Common;

namespace Inclusion.Domain.Loans;

/// <summary>A device is needed by a workshop on a day: it is not lendable over it.</summary>
/// <param name="Workshop">The title, to say it at the desk.</param>
public readonly record struct DeviceNeed(string Workshop, DateOnly On)
{
    /// <summary><see cref="DeviceNeededByWorkshop"/> for the first of these devices that a workshop needs before or on the due date; null when none does.</summary>
    /// <param name="needed">The first day on which a workshop needs a device, by device id.</param>
    public static Refusal? WhyNot(IEnumerable<(long Id, string Tag)> devices, DateOnly dueOn, IReadOnlyDictionary<long, DeviceNeed> needed)
    {
        foreach (var (id, tag) in devices)
        {
            if (needed.TryGetValue(id, out var need) && need.On <= dueOn)
            {
                return new DeviceNeededByWorkshop(tag, need.Workshop, need.On);
            }
        }

        return null;
    }
}
