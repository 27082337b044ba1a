using Inclusion.Domain.Common;

namespace Inclusion.Web.Foundation.Jobs.Work;

/// <summary>What came of it.</summary>
/// <param name="Counts">In numbers; names nobody.</param>
/// <param name="Detail">What the page shows beside the numbers; kept encrypted. Null when there is nothing more.</param>
public sealed record WorkResult(JobCounts Counts, object? Detail = null);

/// <summary>
/// Long work that someone asks for. It only calls operations, as the person who asked; what is done is found in the database at each run: it may run twice, late,
/// or be killed in the middle, with no effect but the right one. One instance a run.
/// </summary>
public abstract class BackgroundWork
{
    internal abstract Task<Outcome<WorkResult>> RunKeptAsync(string request, WorkContext context, CancellationToken cancel);
}

/// <typeparam name="TRequest">What is to be done: ids and choices.</typeparam>
public abstract class BackgroundWork<TRequest> : BackgroundWork
{
    internal sealed override Task<Outcome<WorkResult>> RunKeptAsync(string request, WorkContext context, CancellationToken cancel) =>
        RunAsync(WorkSeal.Read<TRequest>(request), context, cancel);

    /// <summary>One run. A refusal is an end; what goes wrong is thrown, and tried again.</summary>
    /// <param name="cancel">Whoever asked wants it stopped, or the product stops.</param>
    protected abstract Task<Outcome<WorkResult>> RunAsync(TRequest request, WorkContext context, CancellationToken cancel);
}
