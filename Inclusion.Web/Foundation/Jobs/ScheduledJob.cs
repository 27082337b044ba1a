namespace Inclusion.Web.Foundation.Jobs;

/// <summary>
/// Something that is done again and again in the background. What is to be done is found in the database at each run: a job may run twice, late, or be killed
/// in the middle, with no effect but the right one. One instance a run; never two runs of one job at once.
/// </summary>
public abstract class ScheduledJob
{
    /// <summary>One run. What goes wrong is thrown, written down beside the run, and logged by whoever runs it.</summary>
    /// <param name="cancel">The product stops: end soon, keeping what is done.</param>
    public abstract Task<JobCounts> RunAsync(CancellationToken cancel);
}
