namespace Inclusion.Web.Features.Jobs;

internal static partial class JobsLog
{
    [LoggerMessage(1, LogLevel.Information, "Job {Job} run {RunId}: {Result}")]
    public static partial void JobDone(ILogger logger, string job, long runId, string result);

    [LoggerMessage(2, LogLevel.Error, "Job {Job} run {RunId} failed")]
    public static partial void JobFailed(ILogger logger, string job, long runId, Exception exception);
}
