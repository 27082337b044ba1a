namespace Inclusion.Web.Foundation.Security.Sessions;

/// <summary>Looks at the session of an open page, for everything in it: at once when this process changes it, else by the clock. One for each circuit.</summary>
public sealed partial class SessionWatch(BrowserSessions sessions, TimeProvider time, ILogger<SessionWatch> logger) : IDisposable
{
    /// <summary>After at most this long a page is covered whose time is over, and led to the sign-in when its session has ended.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _gone = new();
    private readonly SemaphoreSlim _looking = new(1, 1);
    private TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The page is to look different: it was locked, unlocked or has ended. Comes from any thread.</summary>
    public event Action? Changed;

    /// <summary>Null before it was started, for a page of nobody.</summary>
    public string? Key { get; private set; }

    public bool IsLocked { get; private set; }

    public bool HasEnded { get; private set; }

    /// <summary>Whose it is, as last seen; empty before it was started.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Begins to watch the session of this key, and knows how it stands when this is done.</summary>
    public async Task StartAsync(string key)
    {
        Key = key;
        sessions.Changed += Hear;
        await LookAsync();
        _ = WatchAsync();
    }

    /// <summary>
    /// Waits while the session is locked, together with all others of the page that do. Done at once for a page that is not watched, and when the page or its session is gone.
    /// </summary>
    public async Task AwaitOpenAsync(CancellationToken cancel)
    {
        while (Key is not null && !_gone.IsCancellationRequested)
        {
            // Taken before the look: what opens it meanwhile is heard.
            var opened = _opened.Task;
            await LookAsync();
            if (!IsLocked || HasEnded)
            {
                return;
            }

            await opened.WaitAsync(cancel);
        }
    }

    public void Dispose()
    {
        sessions.Changed -= Hear;
        _gone.Cancel();
        _opened.TrySetResult();
        _gone.Dispose();
    }

    private void Hear(string key)
    {
        if (key == Key)
        {
            _ = LookAsync();
        }
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(LookAgain, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_gone.Token))
            {
                await LookAsync();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone.
        }
    }

    /// <summary>One after the other: an older look must not overtake a newer one. What cannot be read now is looked at again by the clock.</summary>
    private async Task LookAsync()
    {
        await _looking.WaitAsync();
        try
        {
            var standing = await sessions.FindAsync(Key!, CancellationToken.None);
            var (wasLocked, hadEnded) = (IsLocked, HasEnded);
            (HasEnded, Name) = (standing is null, standing?.Staff.Name ?? Name);

            // The cover stays on what has ended: the page is led away from below it.
            IsLocked = standing?.IsLocked ?? IsLocked;
            if (HasEnded || (wasLocked && !IsLocked))
            {
                Interlocked.Exchange(ref _opened, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
            }

            if ((wasLocked, hadEnded) != (IsLocked, HasEnded))
            {
                Changed?.Invoke();
            }
        }
        catch (Exception e)
        {
            NotSeen(logger, e);
        }
        finally
        {
            _looking.Release();
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The session of an open page could not be looked at")]
    private static partial void NotSeen(ILogger logger, Exception exception);
}
