using Inclusion.Domain.Devices;

namespace Inclusion.Domain.Donations;

/// <summary>
/// What has become of a donation, as its donor may read it. Devices are counted as they are; people only where they are not few: who gave three devices may know who has them.
/// </summary>
/// <param name="Received">Devices of it in the register.</param>
/// <param name="MadeReady">Those that were ready to lend at least once.</param>
/// <param name="EverLent">Those that were lent at least once.</param>
/// <param name="InWork">At the bench now, and not ready.</param>
/// <param name="Ready">Ready now.</param>
/// <param name="OnLoan">On loan now.</param>
/// <param name="Given">Given away for good.</param>
/// <param name="Recycled">Recycled, whole or for their parts.</param>
/// <param name="Gone">Lost or stolen.</param>
/// <param name="People">People who borrowed one or more of them; null where they are too few to be told.</param>
/// <param name="Threshold">Fewer people than this are not told; none is told as none.</param>
public sealed record DonationOutcome(int Received, int MadeReady, int EverLent, int InWork, int Ready, int OnLoan, int Given, int Recycled, int Gone, int? People, int Threshold)
{
    /// <param name="statuses">How many devices have each status now.</param>
    /// <param name="people">As counted.</param>
    public static DonationOutcome Of(IReadOnlyDictionary<DeviceStatus, int> statuses, int madeReady, int everLent, int people, int threshold)
    {
        int Sum(params ReadOnlySpan<DeviceStatus> some)
        {
            var sum = 0;
            foreach (var status in some)
            {
                sum += statuses.GetValueOrDefault(status);
            }

            return sum;
        }

        return new DonationOutcome(
            statuses.Values.Sum(),
            madeReady,
            everLent,
            Sum(DeviceStatus.Received, DeviceStatus.Refurbishing, DeviceStatus.Repair, DeviceStatus.Returned),
            Sum(DeviceStatus.Ready),
            Sum(DeviceStatus.OnLoan),
            Sum(DeviceStatus.Given),
            Sum(DeviceStatus.Recycled),
            Sum(DeviceStatus.Lost, DeviceStatus.Stolen),
            people > 0 && people < threshold ? null : people,
            threshold);
    }
}
