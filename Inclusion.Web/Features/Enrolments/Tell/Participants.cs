using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Tell;

/// <summary>Those whom a message to a workshop goes to.</summary>
internal static class Participants
{
    /// <param name="waitingToo">Also those who wait or are offered a place.</param>
    /// <returns>How to reach each of them, by their id.</returns>
    public static async Task<Dictionary<long, Recipient>> ReadAsync(InclusionDb db, long workshopId, bool waitingToo, CancellationToken cancel)
    {
        var people = await db.Enrolments
            .Where(e => e.WorkshopId == workshopId && (e.Status == EnrolmentStatus.Enrolled || (waitingToo && (e.Status == EnrolmentStatus.Waiting || e.Status == EnrolmentStatus.Offered))))
            .Select(e => e.PersonId)
            .ToListAsync(cancel);
        return await Recipient.ReadAsync(db, people, cancel);
    }
}
