namespace Inclusion.Web.Features.Reports;

internal static partial class ReportsLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Report {ReportId} drafted by staff {StaffId}")]
    public static partial void Drafted(this ILogger logger, long reportId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Report {ReportId} drafted by schedule {ScheduleId}")]
    public static partial void DraftedBySchedule(this ILogger logger, long reportId, long scheduleId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Draft of report {ReportId} thrown away by staff {StaffId}")]
    public static partial void Discarded(this ILogger logger, long reportId, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Report {ReportId} issued as {Number} by staff {StaffId}")]
    public static partial void Issued(this ILogger logger, long reportId, string number, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Report {ReportId} by staff {StaffId} not issued: {Refusal}")]
    public static partial void IssueRefused(this ILogger logger, long reportId, long? staffId, string refusal);

    [LoggerMessage(Level = LogLevel.Information, Message = "Report {ReportId} is corrected by draft {DraftId} of staff {StaffId}")]
    public static partial void CorrectionBegun(this ILogger logger, long reportId, long draftId, long? staffId);
}
