namespace Inclusion.Web.Foundation.Ui;

/// <summary>Words that were typed into the search of a list and are on their way into its address. One of each circuit. What takes the list away waits for them: it takes what is seen.</summary>
public sealed class PendingSearch(TimeProvider time)
{
    /// <summary>A page that never answers holds nothing up for longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private TaskCompletionSource? _pending;

    /// <summary>Ends when the list shows what was typed; at once when it does.</summary>
    public Task SettledAsync() => _pending is { } pending ? Task.WhenAny(pending.Task, Task.Delay(Longest, time)) : Task.CompletedTask;

    internal void Begin() => _pending ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void End()
    {
        _pending?.TrySetResult();
        _pending = null;
    }
}
