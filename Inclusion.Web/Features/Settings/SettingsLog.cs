namespace Inclusion.Web.Features.Settings;

internal static partial class SettingsLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "For a closure of centre {CentreId}, staff {StaffId} moved the due dates of {Loans} loans")]
    public static partial void LoansMovedForClosure(this ILogger logger, long centreId, long? staffId, int loans);
}
