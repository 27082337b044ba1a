using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.FromPerson;

/// <summary>A workshop that someone could be enrolled in.</summary>
/// <param name="Language">An IETF tag.</param>
/// <param name="Status">How the person stands in it already; null when they do not.</param>
public sealed record OpenWorkshop(long Id, string Title, string Centre, string Language, DateOnly FirstOn, DateOnly LastOn, int FreeSeats, int Waiting, EnrolmentStatus? Status);

/// <param name="HasMore">There are later ones.</param>
public sealed record OpenWorkshops(string Person, IReadOnlyList<OpenWorkshop> Workshops, bool HasMore);

/// <summary>The next workshops that take enrolments, where whoever asks may enrol, for one person. That they were looked up is noted: it says in which they are.</summary>
public sealed class ListOpenWorkshops(Database database, CurrentStaff staff, TimeProvider time, AuditTrail audit)
{
    private const int MaxResults = 60;

    /// <param name="again">The page reads again what it shows already: that is no second look.</param>
    /// <returns>Refuses <see cref="NotFound"/>.</returns>
    /// Refuses <see cref="NotAllowed"/> to someone who does not work at a desk.
    public async Task<Outcome<OpenWorkshops>> RunAsync(long personId, bool again, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var now = time.GetUtcNow();
        var open = await database.ReadAsync<Outcome<OpenWorkshops>>(
            async db =>
            {
                if (await (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.KeptPeople).Where(p => p.Id == personId).Select(p => p.Name).SingleOrDefaultAsync(cancel) is not { } name)
                {
                    return new NotFound();
                }

                var found = await (
                    from workshop in db.Workshops
                    where workshop.Status == WorkshopStatus.Open || workshop.Status == WorkshopStatus.Full
                    where workshop.FirstOn != null && workshop.Sessions.Any(s => s.Status == SessionStatus.Planned && s.EndsAt > now)
                    where actor.CentreId == null || workshop.CentreId == actor.CentreId
                    join course in db.Courses on workshop.CourseId equals course.Id
                    join centre in db.Centres on workshop.CentreId equals centre.Id
                    orderby workshop.FirstOn, workshop.Id
                    select new OpenWorkshop(
                        workshop.Id,
                        course.Title,
                        centre.Name,
                        workshop.Language,
                        workshop.FirstOn!.Value,
                        workshop.LastOn!.Value,
                        workshop.Capacity - workshop.SeatsTaken,
                        db.Enrolments.Count(e => e.WorkshopId == workshop.Id && e.Status == EnrolmentStatus.Waiting),
                        db.Enrolments.Where(e => e.WorkshopId == workshop.Id && e.PersonId == personId && e.Status != EnrolmentStatus.Cancelled).Select(e => (EnrolmentStatus?)e.Status).FirstOrDefault()))
                    .Take(MaxResults + 1).ToListAsync(cancel);
                return new OpenWorkshops(name, [.. found.Take(MaxResults)], found.Count > MaxResults);
            },
            cancel);
        if (!open.IsRefused && !again)
        {
            await audit.SeenAsync(actor, nameof(Person), personId, cancel);
        }

        return open;
    }
}
