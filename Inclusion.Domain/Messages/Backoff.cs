namespace Inclusion.Domain.Messages;

/// <summary>When a message that could not be sent is tried again.</summary>
public static class Backoff
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6),
    ];

    /// <summary>
    /// The next attempt after 1, 5 and 15 minutes, 1, 3 and then every 6 hours; null when that would be more than three days after the first attempt.
    /// </summary>
    /// <param name="attempts">Attempts made so far; at least 1.</param>
    public static DateTimeOffset? NextAttempt(int attempts, DateTimeOffset first, DateTimeOffset last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        var next = last + Delays[Math.Min(attempts, Delays.Length) - 1];
        return next - first > GiveUpAfter ? null : next;
    }
}
