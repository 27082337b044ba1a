using Microsoft.Extensions.Time.Testing;

namespace Inclusion.Tests.Support;

/// <summary>A clock that stands still until it is moved.</summary>
internal static class FakeClock
{
    /// <summary>Monday 2 March 2026, 10:00 in Paris: an ordinary open day.</summary>
    public static DateTimeOffset OrdinaryMonday { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Puts the clock to an instant, earlier or later, as someone who arranges a history does: no timer runs on the way.</summary>
    public static void Set(this FakeTimeProvider clock, DateTimeOffset now) => clock.AdjustTime(now);
}

/// <summary>
/// Its date stands still until it is moved; what waits, such as the pause before a wrong password is refused, waits as long as it would in the product. A test that moves
/// timers by hand takes the library's own <see cref="FakeTimeProvider"/>.
/// </summary>
internal sealed class StandingClock(DateTimeOffset now) : FakeTimeProvider(now)
{
    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => System.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(callback, state, dueTime, period);
}
