using Inclusion.Domain.Devices;

namespace Inclusion.Web.Features.Devices;

internal static partial class DevicesLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Device {DeviceId} added by {StaffId}")]
    public static partial void DeviceAdded(this ILogger logger, long deviceId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Added} devices added, {NotAdded} serial numbers not, by {StaffId}")]
    public static partial void DevicesAdded(this ILogger logger, int added, int notAdded, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Device {DeviceId} changed by {StaffId}")]
    public static partial void DeviceChanged(this ILogger logger, long deviceId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Device {DeviceId} set to {Status} by {StaffId}")]
    public static partial void StatusChanged(this ILogger logger, long deviceId, DeviceStatus status, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} devices sent to centre {CentreId} by {StaffId}")]
    public static partial void DevicesSent(this ILogger logger, int count, long centreId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Wipe verified for {Count} devices, {FirstDeviceId} first, by {StaffId}")]
    public static partial void WipesVerified(this ILogger logger, int count, long firstDeviceId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Wipe recorded for {Count} devices, {FirstDeviceId} first, by {StaffId}")]
    public static partial void WipesRecorded(this ILogger logger, int count, long firstDeviceId, long? staffId);
}
