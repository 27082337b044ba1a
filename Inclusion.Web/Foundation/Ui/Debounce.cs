namespace Inclusion.Web.Foundation.Ui;

/// <summary>Waits until someone has stopped typing. One of each field or form.</summary>
public sealed class Debounce(TimeSpan pause, TimeProvider time) : IDisposable
{
    private CancellationTokenSource? _waiting;

    /// <summary>Completes after the pause, or as soon as something newer is typed.</summary>
    /// <returns>False when something newer was typed meanwhile, or <see cref="Cancel"/> was called: this one is not to be acted on.</returns>
    public async Task<bool> SettlesAsync()
    {
        Cancel();
        using var mine = _waiting = new CancellationTokenSource();
        try
        {
            await Task.Delay(pause, time, mine.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            if (_waiting == mine)
            {
                _waiting = null;
            }
        }
    }

    /// <summary>Something is under way: typed, and not settled yet.</summary>
    public bool IsWaiting => _waiting is not null;

    /// <summary>What is under way is not to be acted on.</summary>
    public void Cancel()
    {
        _waiting?.Cancel();
        _waiting = null;
    }

    public void Dispose() => Cancel();
}
