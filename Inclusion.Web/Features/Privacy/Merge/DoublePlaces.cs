using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Privacy.Merge;

/// <summary>A workshop in which both records have a place: the better one stays.</summary>
internal sealed record DoublePlace(long WorkshopId, Domain.Training.Enrolment Stays, Domain.Training.Enrolment Goes);

internal static class DoublePlaces
{
    /// <summary>The workshops in which both have a place or wait for one. A seat is better than an offer, and that than the line; among equals more attendance, then the older.</summary>
    public static async Task<IReadOnlyList<DoublePlace>> OfAsync(InclusionDb db, long keptId, long otherId, CancellationToken cancel)
    {
        var live = await db.Enrolments.Where(e => (e.PersonId == keptId || e.PersonId == otherId) && e.Status != EnrolmentStatus.Cancelled).ToListAsync(cancel);
        var ids = live.ConvertAll(e => e.Id);
        var attended = await db.Attendances.Where(a => ids.Contains(a.EnrolmentId)).GroupBy(a => a.EnrolmentId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return
        [
            .. from both in live.GroupBy(e => e.WorkshopId)
               where both.Count() > 1
               let ordered = both.OrderBy(e => Rank(e.Status)).ThenByDescending(e => attended.GetValueOrDefault(e.Id)).ThenBy(e => e.Id).ToList()
               select new DoublePlace(both.Key, ordered[0], ordered[1]),
        ];
    }

    private static int Rank(EnrolmentStatus status) => status switch
    {
        EnrolmentStatus.Enrolled => 0,
        EnrolmentStatus.Offered => 1,
        _ => 2,
    };
}
