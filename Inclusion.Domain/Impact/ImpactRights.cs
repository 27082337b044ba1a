using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Impact;

/// <summary>Who may see which impact figures.</summary>
public static class ImpactRights
{
    /// <summary>
    /// May see full impact figures of this scope. Those of the organisation and of partners need someone who runs every centre, since both show what other centres do; those of a centre
    /// are also for whoever runs that one.
    /// </summary>
    public static bool SeesImpactOf(this Actor actor, ImpactScope scope) => actor.SeesImpact && (actor.CentreId is null || scope.CentreId == actor.CentreId);
}
