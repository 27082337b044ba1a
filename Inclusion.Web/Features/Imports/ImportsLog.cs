using Inclusion.Web.Data.Records;

namespace Inclusion.Web.Features.Imports;

internal static partial class ImportsLog
{
    [LoggerMessage(LogLevel.Information, "Imported {Kind}: {Added} new, {Known} known, {Refused} refused, by staff {StaffId}")]
    public static partial void Imported(this ILogger logger, ImportKind kind, int added, int known, int refused, long? staffId);
}
