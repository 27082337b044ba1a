using Inclusion.Domain.Staff;
using Inclusion.Web.Data;

namespace Inclusion.Web.Shared.Privacy;

/// <summary>Whose access needs somebody may read (docs/domain.md, Register and attendance).</summary>
internal static class OpenNeeds
{
    /// <summary>The ids of people who have a place in a workshop that whoever asks arranges, or wait for one, while it is not over.</summary>
    /// <param name="actor">Nobody's for whoever does not work at a desk.</param>
    public static IQueryable<long> NeedsOpenTo(this InclusionDb db, Actor actor, DateTimeOffset now)
    {
        var (worksAtDesk, centreId) = (actor.WorksAtDesk, actor.CentreId);
        return db.LivePlaces(now).Where(e => worksAtDesk && (centreId == null || db.Workshops.Any(w => w.Id == e.WorkshopId && w.CentreId == centreId))).Select(e => e.PersonId);
    }
}
