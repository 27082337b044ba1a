using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Join;

/// <summary>A workshop as everyone may see it.</summary>
/// <param name="Language">An IETF tag.</param>
/// <param name="HasSeats">A seat is free and nobody waits for it.</param>
public sealed record PublicWorkshop(long Id, string Title, string Description, string Centre, string Address, string Language, IReadOnlyList<SessionTimes> Sessions, bool HasSeats, int Capacity);

/// <summary>The next workshops that are public and take enrolments. Says nothing about anyone.</summary>
public sealed class ListPublicWorkshops(Database database, TimeProvider time)
{
    private const int MaxResults = 100;

    /// <summary>The first to begin first.</summary>
    public Task<IReadOnlyList<PublicWorkshop>> RunAsync(CancellationToken cancel) => ReadAsync(null, cancel);

    /// <summary>One of them; null when there is none.</summary>
    public async Task<PublicWorkshop?> FindAsync(long workshopId, CancellationToken cancel) => (await ReadAsync(workshopId, cancel)).SingleOrDefault();

    /// <summary>The organisation that invites; empty before it is set up.</summary>
    public Task<string> OrganisationAsync(CancellationToken cancel) =>
        database.ReadAsync(async db => await db.Organisations.Select(o => o.Name).SingleOrDefaultAsync(cancel) ?? "", cancel);

    private Task<IReadOnlyList<PublicWorkshop>> ReadAsync(long? workshopId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return database.ReadAsync<IReadOnlyList<PublicWorkshop>>(
            async db => await (
                from workshop in db.Workshops
                where workshop.IsPublic && (workshop.Status == WorkshopStatus.Open || workshop.Status == WorkshopStatus.Full) && (workshopId == null || workshop.Id == workshopId)
                where workshop.FirstOn != null && workshop.Sessions.Any(s => s.Status == SessionStatus.Planned && s.EndsAt > now)
                join course in db.Courses on workshop.CourseId equals course.Id
                join centre in db.Centres on workshop.CentreId equals centre.Id
                orderby workshop.FirstOn, workshop.Id
                select new PublicWorkshop(
                    workshop.Id,
                    course.Title,
                    course.Description,
                    centre.Name,
                    centre.Address,
                    workshop.Language,
                    workshop.Sessions.Where(s => s.Status == SessionStatus.Planned && s.EndsAt > now).OrderBy(s => s.StartsAt).Select(s => new SessionTimes(s.Date, s.Start, s.End)).ToList(),
                    workshop.SeatsTaken < workshop.Capacity && !db.Enrolments.Any(e => e.WorkshopId == workshop.Id && e.Status == EnrolmentStatus.Waiting && e.OfferLapsedAt == null),
                    workshop.Capacity)).Take(MaxResults).AsSplitQuery().ToListAsync(cancel),
            cancel);
    }
}
