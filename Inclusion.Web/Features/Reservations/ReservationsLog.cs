namespace Inclusion.Web.Features.Reservations;

/// <summary>What is logged of reservations: ids, and never who it is or why.</summary>
internal static partial class ReservationsLog
{
    [LoggerMessage(1, LogLevel.Information, "Reservation {ReservationId} made by staff {StaffId}")]
    public static partial void Reserved(this ILogger logger, long reservationId, long? staffId);

    [LoggerMessage(2, LogLevel.Information, "Reservation {ReservationId} cancelled by staff {StaffId}")]
    public static partial void ReservationCancelled(this ILogger logger, long reservationId, long? staffId);

    [LoggerMessage(3, LogLevel.Information, "Request {RequestId} for a device received at centre {CentreId}")]
    public static partial void DeviceAskedFor(this ILogger logger, long requestId, long centreId);

    [LoggerMessage(4, LogLevel.Information, "Device {DeviceId} booked as {BookingId} by staff {StaffId}")]
    public static partial void DeviceBooked(this ILogger logger, long deviceId, long bookingId, long? staffId);
}
