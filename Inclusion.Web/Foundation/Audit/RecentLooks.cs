using Inclusion.Domain.Staff;

namespace Inclusion.Web.Foundation.Audit;

/// <summary>Who looked at what a moment ago: turning a page, or coming back to it, is no other look.</summary>
public sealed class RecentLooks(TimeProvider time)
{
    /// <summary>For as long as this after it was noted, the same look is not noted again.</summary>
    public static readonly TimeSpan Same = TimeSpan.FromMinutes(5);

    /// <summary>More than these are tidied up.</summary>
    private const int Most = 2000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(Actor By, string What, string Asked), DateTimeOffset> _looks = [];

    /// <summary>Whether it is to be noted; from then on it is not, for a while.</summary>
    public bool IsNew(Actor by, string what, string asked)
    {
        var (now, key) = (time.GetUtcNow(), (by, what, asked));
        lock (_lock)
        {
            if (_looks.TryGetValue(key, out var at) && now - at < Same)
            {
                return false;
            }

            if (_looks.Count >= Most)
            {
                // The older half: whoever makes many looks has few of the others noted twice.
                _looks.OrderBy(look => look.Value).Take(Most / 2).Select(look => look.Key).ToList().ForEach(look => _looks.Remove(look));
            }

            _looks[key] = now;
            return true;
        }
    }

    /// <summary>It could not be noted: the next one is new.</summary>
    public void Forget(Actor by, string what, string asked)
    {
        lock (_lock)
        {
            _looks.Remove((by, what, asked));
        }
    }
}
