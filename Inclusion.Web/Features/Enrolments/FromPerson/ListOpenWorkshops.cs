using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.FromPerson;

/// <summary>A workshop that someone could be enrolled in.</summary>
/// <param name="Language">An IETF tag.</param>
/// <param name="Status">How the person stands in it already; null when they do not.</param>
public sealed record OpenWorkshop(long Id, string Title, string Centre, string Language, DateOnly FirstOn, DateOnly LastOn, int FreeSeats, int Waiting, EnrolmentStatus? Status);

/// <param name="HasMore">There are later ones.</param>
public sealed record OpenWorkshops(string Person, IReadOnlyList<OpenWorkshop> Workshops, bool HasMore);

/// <summary>The next workshops that take enrolments, where whoever asks may enrol, for one person.</summary>
public sealed class ListOpenWorkshops(Database database, CurrentStaff staff, TimeProvider time)
{
    private const int Most = 60;

    /// <returns>Refuses <see cref="NotFound"/>.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<Outcome<OpenWorkshops>> RunAsync(long personId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var now = time.GetUtcNow();
        return await database.ReadAsync<Outcome<OpenWorkshops>>(
            async db =>
            {
                if (await db.People.Where(p => p.Id == personId).Select(p => p.Name).SingleOrDefaultAsync(cancel) is not { } name)
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
                    .Take(Most + 1).ToListAsync(cancel);
                return new OpenWorkshops(name, [.. found.Take(Most)], found.Count > Most);
            },
            cancel);
    }
}
