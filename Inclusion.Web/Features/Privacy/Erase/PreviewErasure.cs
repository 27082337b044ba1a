using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Inclusion.Web.Shared.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Privacy.Erase;

/// <summary>What an erasure would do.</summary>
/// <param name="WhyNot">Why it cannot be done yet; null when it can.</param>
/// <param name="Requests">Requests from the public page that led to one of their places.</param>
/// <param name="Places">The workshops that are not over, in which they have a place or wait for one: it is given up.</param>
/// <param name="Household">The household that goes with them, for nobody else lives there; null when none does.</param>
/// <param name="Loans">Loans that are over, which stay without a name, as <paramref name="Workshops"/> do.</param>
/// <param name="Mentions">Where staff may have written about them elsewhere; only a person can tell.</param>
public sealed record ErasurePreview(
    long Version,
    string Name,
    Refusal? WhyNot,
    int Notes,
    int Consents,
    bool HasNeeds,
    int Messages,
    int Requests,
    int Certificates,
    IReadOnlyList<string> Places,
    string? Household,
    int Loans,
    int Workshops,
    FoundMentions Mentions);

/// <summary>Says what an erasure would take away, what it would leave, and what it cannot know of; changes nothing.</summary>
public sealed class PreviewErasure(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>Refuses <see cref="NotAllowed"/> to whoever runs no centre, <see cref="NotFound"/> (also when they are erased already).</summary>
    public async Task<Outcome<ErasurePreview>> RunAsync(long personId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        return await database.ReadAsync<Outcome<ErasurePreview>>(
            async db =>
            {
                var reach = await PeopleInReach.SeenByAsync(db, actor, cancel);
                return await reach.Of(db.KeptPeople).SingleOrDefaultAsync(p => p.Id == personId, cancel) is { } person ? await ReadAsync(db, reach, reach.IsEverybody ? null : actor.CentreId, person, cancel) : new NotFound();
            },
            cancel);
    }

    private async Task<ErasurePreview> ReadAsync(InclusionDb db, PeopleInReach reach, long? centreId, Person person, CancellationToken cancel)
    {
        var id = person.Id;
        var places = await EraseRecords.LivePlaces(db, id, time.GetUtcNow())
            .Join(db.Workshops, e => e.WorkshopId, w => w.Id, (e, w) => w)
            .OrderBy(w => w.FirstOn)
            .Join(db.Courses, w => w.CourseId, c => c.Id, (w, c) => c)
            .ToListAsync(cancel);
        var household = await db.Households.Where(h => h.Id == person.HouseholdId && !db.People.Any(p => p.HouseholdId == h.Id && p.Id != id)).Select(h => h.Name).SingleOrDefaultAsync(cancel);
        return new ErasurePreview(
            person.Version,
            person.Name,
            person.WhyNotErase(await EraseRecords.OpenLoansAsync(db, id, cancel)),
            await db.PersonNotes.CountAsync(n => n.PersonId == id, cancel),
            await db.PersonConsents.CountAsync(c => c.PersonId == id, cancel),
            await db.PersonNeeds.AnyAsync(n => n.PersonId == id, cancel),
            await db.Messages.CountAsync(m => m.PersonId == id, cancel),
            await db.PublicRequests.CountAsync(r => db.Enrolments.Any(e => e.Id == r.EnrolmentId && e.PersonId == id), cancel),
            await db.Certificates.CountAsync(c => c.PersonId == id, cancel),
            places.ConvertAll(course => course.In(Language.Current.Code).Title.Text),
            household,
            await db.Loans.CountAsync(l => l.PersonId == id, cancel),
            await db.Enrolments.CountAsync(e => e.PersonId == id, cancel),
            await FindMentions.ReadAsync(db, reach, centreId, person, cancel));
    }
}
