using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;

namespace Inclusion.Tests.Support;

internal static class Blocks
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Until somebody lifts it; whoever works at the desk may lend all the same.</summary>
    public static Outcome Block(this Person person, string reason) => person.Block(new BlockTerms(reason), Actor.Product, At, DateOnly.FromDateTime(At.UtcDateTime));

    public static Outcome Unblock(this Person person) => person.Unblock(Actor.Product, At, DateOnly.FromDateTime(At.UtcDateTime));
}
