using System.Collections.Concurrent;

namespace Inclusion.Web.Features.StockTakes.Scan;

/// <summary>Tells open pages that something was scanned into a stock-take, taken back, or that it ended. It says nothing more: whoever is told reads for themselves.</summary>
public sealed class StockTakeWatch
{
    private readonly ConcurrentDictionary<Listener, long> _listeners = new();

    /// <summary>Until it is disposed of.</summary>
    /// <param name="changed">
    /// Called on a thread of its own, in the language and for the person of whoever listens, not of whoever scanned; true when scans that were read before may be gone or the stock-take has ended. It must not
    /// throw. Of two calls close together either may come first.
    /// </param>
    public IDisposable Listen(long stockTakeId, Action<bool> changed)
    {
        var listener = new Listener(this, changed);
        _listeners[listener] = stockTakeId;
        return listener;
    }

    /// <summary>Once it is committed.</summary>
    /// <param name="isMoreThanScan">Something else than one more scan.</param>
    public void Tell(long stockTakeId, bool isMoreThanScan)
    {
        foreach (var (listener, id) in _listeners)
        {
            if (id == stockTakeId)
            {
                listener.Tell(isMoreThanScan);
            }
        }
    }

    private sealed class Listener(StockTakeWatch watch, Action<bool> changed) : IDisposable
    {
        // Language and the like flow from caller to called: without this, a page would be drawn in the language of the person who scanned.
        private readonly ExecutionContext? _own = ExecutionContext.Capture();

        /// <summary>Queued: what the listeners read and draw does not hold up the answer to whoever scanned.</summary>
        public void Tell(bool isMoreThanScan) => ThreadPool.UnsafeQueueUserWorkItem(
            _ =>
            {
                if (!watch._listeners.ContainsKey(this))
                {
                    return;
                }

                if (_own is null)
                {
                    changed(isMoreThanScan);
                }
                else
                {
                    ExecutionContext.Run(_own, _ => changed(isMoreThanScan), null);
                }
            },
            null);

        public void Dispose() => watch._listeners.TryRemove(this, out _);
    }
}
