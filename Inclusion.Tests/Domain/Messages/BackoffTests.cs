using Inclusion.Domain.Messages;
using Inclusion.Domain.Reminders;

namespace Inclusion.Tests.Domain.Messages;

public sealed class BackoffTests
{
    private static readonly DateTimeOffset First = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Delays_grow_from_a_minute_to_six_hours_and_end_after_three_days()
    {
        var attempts = new List<DateTimeOffset> { First };
        while (Backoff.NextAttempt(attempts.Count, First, attempts[^1]) is { } next)
        {
            attempts.Add(next);
        }

        var delays = attempts.Zip(attempts.Skip(1), (one, other) => (int)(other - one).TotalMinutes).ToArray();
        Assert.Equal([1, 5, 15, 60, 180, 360], delays[..6]);
        Assert.All(delays[6..], delay => Assert.Equal(360, delay));
        Assert.InRange(attempts[^1] - First, TimeSpan.FromDays(2.75), TimeSpan.FromDays(3));
    }

    [Fact]
    public void An_attempt_at_three_days_is_the_last()
    {
        Assert.Equal(First.AddDays(3), Backoff.NextAttempt(10, First, First.AddHours(66)));
        Assert.Null(Backoff.NextAttempt(10, First, First.AddHours(66).AddSeconds(1)));
    }

    [Fact]
    public void A_product_that_was_off_for_days_gives_up_after_one_more_attempt() => Assert.Null(Backoff.NextAttempt(2, First, First.AddDays(5)));

    [Fact]
    public void There_is_no_next_attempt_before_the_first() => Assert.Throws<ArgumentOutOfRangeException>(() => Backoff.NextAttempt(0, First, First));
}
