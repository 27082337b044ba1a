namespace Inclusion.Web.Features.StockTakes;

internal static partial class StockTakesLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Stock-take {StockTakeId} opened with {Expected} expected by {StaffId}")]
    public static partial void StockTakeOpened(this ILogger logger, long stockTakeId, int expected, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stock-take {StockTakeId} closed with {Corrections} corrections by {StaffId}")]
    public static partial void StockTakeClosed(this ILogger logger, long stockTakeId, int corrections, long? staffId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stock-take {StockTakeId} abandoned by {StaffId}")]
    public static partial void StockTakeAbandoned(this ILogger logger, long stockTakeId, long? staffId);
}
