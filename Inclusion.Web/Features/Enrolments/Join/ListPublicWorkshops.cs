using Inclusion.Domain.Organisations;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Join;

/// <summary>A workshop as everyone may see it.</summary>
/// <param name="Course">In the words of whoever reads.</param>
/// <param name="OwnLanguage">In which the course itself is written: fr or en.</param>
/// <param name="Address">Of the centre; may be empty, as its phone number.</param>
/// <param name="Language">An IETF tag.</param>
/// <param name="AccessNotes">How to get in; may be empty.</param>
/// <param name="Sessions">Those that have not begun, the next first: at least one.</param>
/// <param name="HasBegun">Others have.</param>
/// <param name="HasSeats">A seat is free and nobody waits for it.</param>
public sealed record PublicWorkshop(
    long Id,
    CourseWording Course,
    string OwnLanguage,
    CourseLevel Level,
    string Centre,
    string Address,
    string Phone,
    string AccessNotes,
    string Language,
    IReadOnlyList<SessionTimes> Sessions,
    bool HasBegun,
    bool HasSeats,
    int Capacity)
{
    public string Title => Course.Title.Text;

    /// <summary>The language of a part of the course, to be said to whatever reads it aloud.</summary>
    /// <param name="named">Null: the course's own.</param>
    public string LanguageOf(string? named) => named ?? OwnLanguage;
}

/// <summary>Who invites.</summary>
/// <param name="Name">Empty before it is set up.</param>
public sealed record PublicOrganisation(string Name, bool HasLogo);

/// <summary>The next workshops that are public and take enrolments. Says nothing about anyone.</summary>
public sealed class ListPublicWorkshops(Database database, TimeProvider time)
{
    private const int MaxResults = 100;

    /// <summary>By the next date that is still to come.</summary>
    public Task<IReadOnlyList<PublicWorkshop>> RunAsync(CancellationToken cancel) => ReadAsync(null, cancel);

    /// <summary>One of them; null when there is none.</summary>
    public async Task<PublicWorkshop?> FindAsync(long workshopId, CancellationToken cancel) => (await ReadAsync(workshopId, cancel)).SingleOrDefault();

    public Task<PublicOrganisation> OrganisationAsync(CancellationToken cancel) => database.ReadAsync(
        async db => new PublicOrganisation(
            await db.Organisations.Select(o => o.Name).SingleOrDefaultAsync(cancel) ?? "", await db.OrganisationImages.AnyAsync(i => i.Kind == OrganisationImageKind.Logo, cancel)),
        cancel);

    /// <summary>The organisation's logo and its media type; null when it has none.</summary>
    public Task<(byte[] Content, string ContentType)?> LogoAsync(CancellationToken cancel) => database.ReadAsync(
        async db => await db.OrganisationImages.SingleOrDefaultAsync(i => i.Kind == OrganisationImageKind.Logo, cancel) is { } logo ? (logo.Content, logo.ContentType) : ((byte[], string)?)null,
        cancel);

    private Task<IReadOnlyList<PublicWorkshop>> ReadAsync(long? workshopId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return database.ReadAsync<IReadOnlyList<PublicWorkshop>>(
            async db =>
            {
                var own = await db.Organisations.Select(o => o.Language).SingleOrDefaultAsync(cancel) ?? "";
                var found = await (
                    from workshop in db.Workshops
                    where workshop.IsPublic && (workshop.Status == WorkshopStatus.Open || workshop.Status == WorkshopStatus.Full) && (workshopId == null || workshop.Id == workshopId)
                    where workshop.Sessions.Any(s => s.Status == SessionStatus.Planned && s.StartsAt > now)
                    join course in db.Courses on workshop.CourseId equals course.Id
                    join centre in db.Centres on workshop.CentreId equals centre.Id
                    orderby workshop.Sessions.Where(s => s.Status == SessionStatus.Planned && s.StartsAt > now).Min(s => s.StartsAt), workshop.Id
                    select new
                    {
                        workshop.Id,
                        Course = course,
                        Centre = centre.Name,
                        centre.Address,
                        centre.Phone,
                        workshop.AccessNotes,
                        workshop.Language,
                        Sessions = workshop.Sessions.Where(s => s.Status == SessionStatus.Planned && s.StartsAt > now).OrderBy(s => s.StartsAt).Select(s => new SessionTimes(s.Date, s.Start, s.End)).ToList(),
                        HasBegun = workshop.Sessions.Any(s => s.Status == SessionStatus.Planned && s.StartsAt <= now),
                        HasSeats = workshop.SeatsTaken < workshop.Capacity && !db.Enrolments.Any(e => e.WorkshopId == workshop.Id && e.Status == EnrolmentStatus.Waiting && e.OfferLapsedAt == null),
                        workshop.Capacity,
                    }).Take(MaxResults).AsSplitQuery().ToListAsync(cancel);
                return
                [
                    .. found.Select(w => new PublicWorkshop(
                        w.Id, w.Course.In(Foundation.Localisation.Language.Current.Code), own, w.Course.Level, w.Centre, w.Address, w.Phone, w.AccessNotes, w.Language, w.Sessions, w.HasBegun, w.HasSeats, w.Capacity)),
                ];
            },
            cancel);
    }
}
