using System.Collections.Concurrent;

namespace Inclusion.Web.Foundation.Jobs.Work;

/// <summary>What is different about a piece of work.</summary>
public enum WorkNews
{
    /// <summary>Where it stands: it waits, runs, or was seen.</summary>
    Standing = 1,

    /// <summary>How far it is.</summary>
    Progress = 2,

    /// <summary>It has an end now, and its row tells which.</summary>
    Ended = 3,
}

/// <param name="StaffId">Whose it is.</param>
public sealed record WorkChange(long Id, long StaffId, WorkNews News);

/// <summary>What goes on in this process at this moment: how far it is, and the way to stop it. What lasts is in the rows.</summary>
public sealed class WorkBoard(TimeProvider time)
{
    /// <summary>Pages are not told more often than this how far a piece of work is.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<long, Running> _running = new();

    /// <summary>Raised on whatever thread it happens, so never in the language of whoever listens.</summary>
    public event Action<WorkChange>? Changed;

    /// <summary>Null when it does not run, or has not said yet.</summary>
    public WorkProgress? ProgressOf(long id) => _running.TryGetValue(id, out var running) ? running.Progress : null;

    /// <summary>Stops it, if it runs here.</summary>
    public void Stop(long id)
    {
        if (_running.TryGetValue(id, out var running))
        {
            running.Stop();
        }
    }

    /// <summary>Begins; null when it runs already.</summary>
    internal Running? TryBegin(long id, long staffId, CancellationToken cancel)
    {
        var running = new Running(id, staffId, cancel);
        if (_running.TryAdd(id, running))
        {
            return running;
        }

        running.Dispose();
        return null;
    }

    internal void Tell(Running running, WorkProgress progress)
    {
        running.Progress = progress;
        if (running.ToldAt is { } at && time.GetElapsedTime(at) < Pace)
        {
            return;
        }

        running.ToldAt = time.GetTimestamp();
        Say(running.Id, running.StaffId, WorkNews.Progress);
    }

    internal void End(Running running)
    {
        _running.TryRemove(running.Id, out _);
        running.Dispose();
    }

    internal void Say(long id, long staffId, WorkNews news) => Changed?.Invoke(new WorkChange(id, staffId, news));

    internal sealed class Running(long id, long staffId, CancellationToken cancel) : IDisposable
    {
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        private volatile bool _isStopped;

        public long Id => id;

        public long StaffId => staffId;

        public CancellationToken Token => _stop.Token;

        /// <summary>Whoever asked wants it stopped.</summary>
        public bool IsStopped => _isStopped;

        public WorkProgress? Progress { get; set; }

        public long? ToldAt { get; set; }

        public void Stop()
        {
            _isStopped = true;
            try
            {
                _stop.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It ended at this very moment.
            }
        }

        public void Dispose() => _stop.Dispose();
    }
}
