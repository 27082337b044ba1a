namespace Inclusion.Web.Features.Impact;

/// <summary>
/// Counting takes long enough for the next choice to be made meanwhile. Of what a page asks for only the latest is shown; what was asked for before is cancelled,
/// and never comes back over it.
/// </summary>
internal sealed class LatestOnly : IDisposable
{
    private CancellationTokenSource? _running;

    public async Task RunAsync<T>(Func<CancellationToken, Task<T>> ask, Action<T> show)
    {
        _running?.Cancel();
        using var running = _running = new CancellationTokenSource();
        try
        {
            var answer = await ask(running.Token);
            if (_running == running)
            {
                show(answer);
            }
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            // Something newer was asked for, or the page was left.
        }
        finally
        {
            if (_running == running)
            {
                _running = null;
            }
        }
    }

    public void Dispose() => _running?.Cancel();
}
