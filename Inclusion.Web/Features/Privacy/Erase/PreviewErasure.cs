using Inclusion.Domain.Agreements;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Inclusion.Web.Shared.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Privacy.Erase;

/// <summary>What an erasure would do.</summary>
/// <param name="WhyNot">Why it cannot be done yet; null when it can.</param>
/// <param name="Requests">Requests from the public page that are theirs.</param>
/// <param name="Reservations">Places in a queue and bookings of devices that are given up; what is held for them goes to the next.</param>
/// <param name="Agreements">Signed agreements, with their signatures.</param>
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
    int Reservations,
    int Agreements,
    IReadOnlyList<string> Places,
    string? Household,
    int Loans,
    int Workshops,
    FoundMentions Mentions);

/// <summary>Says what an erasure would take away, what it would leave, and what it cannot know of; changes nothing, and notes that the record was seen.</summary>
public sealed class PreviewErasure(Database database, CurrentStaff staff, TimeProvider time, AuditTrail audit)
{
    /// <summary>Refuses <see cref="NotAllowed"/> to whoever runs no centre, <see cref="NotFound"/> (also when they are erased already).</summary>
    /// <param name="mentions">As many texts about something else are shown, at most.</param>
    public async Task<Outcome<ErasurePreview>> RunAsync(long personId, CancellationToken cancel, int mentions = FindMentions.ShownAtFirst)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        var preview = await database.ReadAsync<Outcome<ErasurePreview>>(
            async db =>
            {
                var reach = await PeopleInReach.SeenByAsync(db, actor, cancel);
                return await reach.Of(db.KeptPeople).SingleOrDefaultAsync(p => p.Id == personId, cancel) is { } person ? await ReadAsync(db, reach, person, actor, mentions, cancel) : new NotFound();
            },
            cancel);
        if (!preview.IsRefused)
        {
            await audit.SeenAsync(actor, nameof(Person), personId, cancel);
        }

        return preview;
    }

    private async Task<ErasurePreview> ReadAsync(InclusionDb db, PeopleInReach reach, Person person, Actor actor, int mentions, CancellationToken cancel)
    {
        var (id, now) = (person.Id, time.GetUtcNow());
        var records = await PersonRecords.OfAsync(db, id, cancel);
        var known = await KnownBy.FindAsync(db, person, records.People, cancel);
        var requests = await EraseRecords.RequestsAsync(db, known, records, cancel);
        var deviceRequests = await EraseRecords.DeviceRequestsAsync(db, known, records, cancel);
        var places = await db.LivePlaces(now).Where(e => e.PersonId == id)
            .Join(db.Workshops, e => e.WorkshopId, w => w.Id, (e, w) => w)
            .OrderBy(w => w.FirstOn)
            .Join(db.Courses, w => w.CourseId, c => c.Id, (w, c) => c)
            .ToListAsync(cancel);
        var household = await db.Households.Where(h => h.Id == person.HouseholdId && !db.People.Any(p => p.HouseholdId == h.Id && p.Id != id)).Select(h => h.Name).SingleOrDefaultAsync(cancel);
        return new ErasurePreview(
            person.Version,
            person.Name,
            person.WhyNotErase(await EraseRecords.OpenLoansAsync(db, id, cancel)),
            records.Ids[nameof(PersonNote)].Count,
            records.Ids[nameof(PersonConsent)].Count,
            records.Ids[nameof(PersonNeeds)].Count > 0,
            records.Ids[nameof(Message)].Count,
            requests.Theirs.Count + deviceRequests.Theirs.Count,
            records.Ids[nameof(Certificate)].Count,
            await db.Reservations.CountAsync(r => r.PersonId == id && r.EndedAt == null, cancel) + await db.DeviceBookings.CountAsync(b => b.PersonId == id && b.EndedAt == null, cancel),
            records.Ids[nameof(Agreement)].Count,
            places.ConvertAll(course => course.In(Language.Current.Code).Title.Text),
            household,
            records.Ids[nameof(Loan)].Count,
            records.Places.Count,
            await FindMentions.ReadAsync(db, known, records, requests.Theirs, deviceRequests.Theirs, reach, actor, now, mentions, cancel));
    }
}
