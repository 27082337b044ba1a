using System.Collections.Concurrent;

namespace Inclusion.Web.Features.Agreements;

/// <summary>Tells open pages that the agreement of a loan was signed. It says nothing more: whoever is told reads for themselves.</summary>
public sealed class AgreementWatch
{
    private readonly ConcurrentDictionary<Listener, long> _listeners = new();

    /// <summary>Until it is disposed of.</summary>
    /// <param name="onSigned">Called on a thread of its own, in the language and for the person of whoever listens. It must not throw.</param>
    public IDisposable Listen(long loanId, Action onSigned)
    {
        var listener = new Listener(this, onSigned);
        _listeners[listener] = loanId;
        return listener;
    }

    /// <summary>Once it is committed.</summary>
    public void Tell(long loanId)
    {
        foreach (var (listener, id) in _listeners)
        {
            if (id == loanId)
            {
                listener.Tell();
            }
        }
    }

    private sealed class Listener(AgreementWatch watch, Action onSigned) : IDisposable
    {
        // Language and the like flow from caller to called: the desk's page is not drawn in the language of the borrower's phone.
        private readonly ExecutionContext? _own = ExecutionContext.Capture();

        public void Tell() => ThreadPool.UnsafeQueueUserWorkItem(
            _ =>
            {
                if (!watch._listeners.ContainsKey(this))
                {
                    return;
                }

                if (_own is null)
                {
                    onSigned();
                }
                else
                {
                    ExecutionContext.Run(_own, _ => onSigned(), null);
                }
            },
            null);

        public void Dispose() => watch._listeners.TryRemove(this, out _);
    }
}
