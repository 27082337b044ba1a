using Inclusion.Domain.Training;

namespace Inclusion.Web.Data;

/// <summary>Who gives what: a session is given by its own trainer where it has one, else by those of its workshop.</summary>
public static class GivenWorkshops
{
    /// <summary>Those of the sessions that any of these members of staff gives.</summary>
    public static IQueryable<WorkshopSession> GivenBy(this IQueryable<WorkshopSession> sessions, InclusionDb db, params IEnumerable<long> staffIds) => sessions.Where(
        s => s.TrainerId == null ? db.WorkshopTrainers.Any(t => t.WorkshopId == s.WorkshopId && staffIds.Contains(t.StaffId)) : staffIds.Contains(s.TrainerId.Value));

    /// <summary>Those of the workshops that a member of staff gives, or of which they give a session.</summary>
    public static IQueryable<Workshop> GivenBy(this IQueryable<Workshop> workshops, long staffId) =>
        workshops.Where(w => w.Trainers.Any(t => t.StaffId == staffId) || w.Sessions.Any(s => s.TrainerId == staffId));
}
