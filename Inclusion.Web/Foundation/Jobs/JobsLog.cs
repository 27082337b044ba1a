namespace Inclusion.Web.Foundation.Jobs;

internal static partial class JobsLog
{
    [LoggerMessage(1, LogLevel.Information, "Job {Job} run {RunId}: {Result}")]
    public static partial void JobDone(ILogger logger, string job, long runId, string result);

    [LoggerMessage(2, LogLevel.Error, "Job {Job} run {RunId} failed")]
    public static partial void JobFailed(ILogger logger, string job, long runId, Exception exception);

    [LoggerMessage(5, LogLevel.Error, "Job {Job} did not begin: {Refusal}")]
    public static partial void JobNotBegun(ILogger logger, string job, string refusal);

    [LoggerMessage(3, LogLevel.Information, "Work {Work} ({Kind}) ended: {State} {Counts}")]
    public static partial void WorkEnded(ILogger logger, long work, string kind, Data.Records.WorkState state, string counts);

    [LoggerMessage(4, LogLevel.Error, "Work {Work} ({Kind}) failed in attempt {Attempt}")]
    public static partial void WorkFailed(ILogger logger, long work, string kind, int attempt, Exception exception);
}
