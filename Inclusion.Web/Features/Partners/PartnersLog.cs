namespace Inclusion.Web.Features.Partners;

internal static partial class PartnersLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Partner {PartnerId} added by {StaffId}")]
    public static partial void PartnerAdded(this ILogger logger, long partnerId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Partner {PartnerId} changed by {StaffId}")]
    public static partial void PartnerChanged(this ILogger logger, long partnerId, long? staffId);
}
