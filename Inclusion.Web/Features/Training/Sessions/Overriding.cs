using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;

namespace Inclusion.Web.Features.Training.Sessions;

internal static class Overriding
{
    /// <summary>Nothing in the way: done. Else a manager lets it stand with a reason; without one <see cref="SessionsInTheWay"/> says what it is.</summary>
    public static Outcome OverrideWhere(this Workshop workshop, IReadOnlyList<SessionConflict> conflicts, string? reason, Actor by, DateTimeOffset at)
    {
        if (conflicts.Count == 0)
        {
            return Outcome.Done;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new SessionsInTheWay(conflicts.Count, conflicts);
        }

        return workshop.Override([.. conflicts.Select(c => c.Times).Distinct()], reason, by, at) is { Refusal: { } refusal } ? refusal : Outcome.Done;
    }
}
