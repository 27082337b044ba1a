namespace Inclusion.Web.Features.Accounts.SignIn;

/// <summary>
/// How long to wait before the next try at an account's password: from one place after five wrong ones, from all places that the account never signed in from together
/// after twenty; five seconds at first, twice as long with each further one, a quarter of an hour at most. Places that the account did sign in from are not slowed by what
/// strangers do, and nobody is locked out (OWASP ASVS 5.0, 6.3.1 and 6.3.8). Kept in memory: whoever can restart the product needs no password.
/// </summary>
public sealed class TryDelays(TimeProvider time)
{
    public const int FreeTries = 5;

    public const int FreeTriesOfStrangers = 20;

    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>In place of a place: all that the account never signed in from.</summary>
    private const string Strangers = "*";

    private const int MostKept = 20_000;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();

    private readonly Dictionary<(string Account, string From), Tries> _tries = [];

    /// <summary>Begins a try, and counts it as wrong until <see cref="Succeed"/> takes that back: of many at once no more than allowed are made.</summary>
    /// <param name="account">As it was typed, in one spelling: there need be no such account.</param>
    /// <param name="isKnown">Whether the account signed in from there before.</param>
    /// <returns>Null: go on. Else no try was begun, and so long is to be waited.</returns>
    public TimeSpan? Begin(string account, string from, bool isKnown)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var here = (account, from);
            var strangers = (account, Strangers);
            var wait = Left(here, now);
            if (!isKnown && Left(strangers, now) is var other && other > wait)
            {
                wait = other;
            }

            if (wait > TimeSpan.Zero)
            {
                return wait;
            }

            Count(here, FreeTries, now);
            if (!isKnown)
            {
                Count(strangers, FreeTriesOfStrangers, now);
            }

            return null;
        }
    }

    /// <summary>The password was right: the tries from there are forgotten.</summary>
    public void Succeed(string account, string from, bool isKnown)
    {
        lock (_lock)
        {
            _tries.Remove((account, from));
            if (!isKnown)
            {
                Uncount((account, Strangers));
            }
        }
    }

    /// <summary>Whether it was right could not be told: it is as if it had not been tried.</summary>
    public void TakeBack(string account, string from, bool isKnown)
    {
        lock (_lock)
        {
            Uncount((account, from));
            if (!isKnown)
            {
                Uncount((account, Strangers));
            }
        }
    }

    /// <summary>Another password was chosen: everything tried at the old one is forgotten.</summary>
    public void Forget(string account)
    {
        lock (_lock)
        {
            foreach (var key in _tries.Keys.Where(key => key.Account == account).ToList())
            {
                _tries.Remove(key);
            }
        }
    }

    private TimeSpan Left((string, string) key, DateTimeOffset now) => _tries.TryGetValue(key, out var tries) ? tries.NextAt - now : TimeSpan.Zero;

    /// <summary>One that was begun had nothing to wait for.</summary>
    private void Uncount((string, string) key)
    {
        if (_tries.TryGetValue(key, out var tries))
        {
            _tries[key] = tries with { Count = tries.Count - 1, NextAt = tries.LastAt };
        }
    }

    private void Count((string, string) key, int free, DateTimeOffset now)
    {
        if (_tries.Count >= MostKept)
        {
            Tidy(now);
        }

        var before = _tries.GetValueOrDefault(key);
        var count = now - before.LastAt < Remembered ? before.Count + 1 : 1;
        var delay = count < free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(count - free, 20))));
        _tries[key] = new Tries(count, now, now + delay);
    }

    /// <summary>Away with what is forgotten, and with the older half when that is not enough: made-up accounts must not fill the memory.</summary>
    private void Tidy(DateTimeOffset now)
    {
        var byAge = _tries.OrderBy(t => t.Value.LastAt).Select(t => (t.Key, t.Value.LastAt)).ToList();
        var old = byAge.Count(t => now - t.LastAt >= Remembered);
        foreach (var (key, _) in byAge.Take(Math.Max(old, byAge.Count / 2)))
        {
            _tries.Remove(key);
        }
    }

    private readonly record struct Tries(int Count, DateTimeOffset LastAt, DateTimeOffset NextAt);
}
