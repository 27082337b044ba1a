namespace Inclusion.Web.Features.Donations;

internal static partial class DonationsLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Donation {DonationId} received by {StaffId}")]
    public static partial void DonationReceived(this ILogger logger, long donationId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Donation {DonationId} changed by {StaffId}")]
    public static partial void DonationChanged(this ILogger logger, long donationId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "The donor of donation {DonationId} forgotten by {StaffId}")]
    public static partial void DonorForgotten(this ILogger logger, long donationId, long? staffId);
}
