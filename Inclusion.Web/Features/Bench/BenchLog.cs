using Inclusion.Domain.Devices;

namespace Inclusion.Web.Features.Bench;

internal static partial class BenchLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Device {DeviceId} moved to {Stage} by {StaffId}")]
    public static partial void MovedOnBench(this ILogger logger, long deviceId, BenchStage stage, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Moved} devices of donation {DonationId} moved to {Stage}, {Refused} left, by {StaffId}")]
    public static partial void LotMoved(this ILogger logger, int moved, long donationId, BenchStage stage, int refused, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Device {DeviceId} taken apart for {Parts} kinds of parts by {StaffId}")]
    public static partial void TakenApart(this ILogger logger, long deviceId, int parts, long? staffId);
}
