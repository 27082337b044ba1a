using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.List;

/// <summary>Who is in a workshop, or in its line.</summary>
/// <param name="TakesEnrolments">Somebody can still be enrolled.</param>
/// <param name="Capacity">Seats in all.</param>
/// <param name="Zone">Of the centre.</param>
public sealed record WorkshopPeople(
    bool TakesEnrolments,
    int FreeSeats,
    int Capacity,
    TimeZoneInfo Zone,
    IReadOnlyList<EnrolledRow> Enrolled,
    IReadOnlyList<EnrolledRow> Offered,
    IReadOnlyList<EnrolledRow> Waiting,
    IReadOnlyList<EndedRow> Ended)
{
    /// <summary>Whoever comes now waits: no seat is free, or others wait for it.</summary>
    public bool IsFull => FreeSeats == 0 || Waiting.Any(w => w.Why is WhyWaiting.NextToBeOffered);

    /// <summary>Somebody has a place, is offered one or waits for one.</summary>
    public bool HasAnybody => Enrolled.Count + Offered.Count + Waiting.Count > 0;
}

/// <summary>Someone with a place, or in line.</summary>
/// <param name="Phone">Empty when it is not known, as the e-mail address.</param>
/// <param name="NoShows">Sessions at which they were absent without a word, at all workshops.</param>
/// <param name="OfferEndsAt">Null unless they are offered a place.</param>
/// <param name="Position">Place in the line, from 1; null unless they wait.</param>
/// <param name="Why">Why they have not been offered a place; null unless they wait.</param>
/// <param name="IsTogether">They wait with others of a household.</param>
/// <param name="HadOffer">An offer ran out, and nobody has put them in line again.</param>
/// <param name="EnrolledAt">When they were put on the list.</param>
public sealed record EnrolledRow(
    long Id, long PersonId, string Name, string Phone, string Email, int NoShows, bool IsWalkIn, DateTimeOffset? OfferEndsAt, int? Position, WhyWaiting? Why, bool IsTogether, bool HadOffer, DateTimeOffset EnrolledAt);

/// <summary>A place that is no more.</summary>
public sealed record EndedRow(long Id, long PersonId, string Name, EnrolmentEnd Because, string? Reason, DateTimeOffset At);

/// <summary>Lists the people of a workshop for those who arrange it.</summary>
public sealed class ListEnrolled(Database database, CurrentStaff staff, TimeProvider time, AuditTrail audit)
{
    private const int MaxEnded = 50;

    /// <returns>Refuses <see cref="NotFound"/>, also for a workshop of another centre.</returns>
    /// Refuses <see cref="NotAllowed"/> to someone who does not work at a desk.
    public async Task<Outcome<WorkshopPeople>> RunAsync(long workshopId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var people = await database.ReadAsync(async db => await ReadAsync(db, workshopId, actor, await PeopleInReach.SeenByAsync(db, actor, cancel), cancel), cancel);
        if (!people.IsRefused)
        {
            audit.ListedOf(actor, nameof(ListEnrolled), workshopId, people.Value.Enrolled.Count + people.Value.Waiting.Count);
        }

        return people;
    }

    /// <summary>As the page and its export read them; nothing is noted.</summary>
    /// <param name="reach">Of whom phone number and e-mail address are told.</param>
    internal async Task<Outcome<WorkshopPeople>> ReadAsync(InclusionDb db, long workshopId, Actor actor, PeopleInReach reach, CancellationToken cancel)
    {
        if (await db.FindWorkshopAsync(workshopId, cancel) is not { } workshop || !actor.ArrangesWorkshopsAt(workshop.CentreId))
        {
            return new NotFound();
        }

        var now = time.GetUtcNow();
        var zone = await db.Centres.Where(c => c.Id == workshop.CentreId).Select(c => c.TimeZone).SingleAsync(cancel);
        var live = await db.Enrolments.Where(e => e.WorkshopId == workshopId && e.Status != EnrolmentStatus.Cancelled).ToListAsync(cancel);
        var seats = new WorkshopSeats(workshop, live, await UnreachableAsync(db, live, cancel));
        var people = await PeopleAsync(db, reach, live, cancel);
        var order = people.Keys.ToDictionary(id => id, id => Folding.Fold(people[id].Name));
        var ended = await (
            from enrolment in db.Enrolments
            where enrolment.WorkshopId == workshopId && enrolment.Status == EnrolmentStatus.Cancelled
            join person in db.People on enrolment.PersonId equals person.Id
            orderby enrolment.EndedAt descending
            select new EndedRow(enrolment.Id, person.Id, person.Name, enrolment.EndedBecause!.Value, enrolment.EndReason, enrolment.EndedAt!.Value)).Take(MaxEnded).ToListAsync(cancel);

        EnrolledRow Row(Domain.Training.Enrolment e)
        {
            var (name, phone, email, noShows) = people[e.PersonId];
            return new EnrolledRow(e.Id, e.PersonId, name, phone, email, noShows, e.IsWalkIn, e.OfferEndsAt, seats.PositionOf(e), seats.WhyNotOffered(e, now), e.TogetherKey is not null, e.OfferLapsedAt is not null, e.EnrolledAt);
        }

        IReadOnlyList<EnrolledRow> Rows(EnrolmentStatus status) => [.. live.Where(e => e.Status == status).OrderBy(e => order[e.PersonId], StringComparer.Ordinal).Select(Row)];

        return new WorkshopPeople(
            workshop.TakesEnrolments && workshop.EndsAt > now, workshop.FreeSeats, workshop.Capacity, TimeZoneInfo.FindSystemTimeZoneById(zone), Rows(EnrolmentStatus.Enrolled), Rows(EnrolmentStatus.Offered),
            [.. seats.Line.Select(Row)], ended);
    }

    private static async Task<IReadOnlySet<long>> UnreachableAsync(InclusionDb db, List<Domain.Training.Enrolment> live, CancellationToken cancel)
    {
        var ids = live.Where(e => e.Status is EnrolmentStatus.Waiting).Select(e => e.PersonId).ToList();
        return (await db.People.Where(p => ids.Contains(p.Id) && p.Email == "" && p.Phone == "" && p.Address == "").Select(p => p.Id).ToListAsync(cancel)).ToHashSet();
    }

    private static Task<Dictionary<long, (string Name, string Phone, string Email, int NoShows)>> PeopleAsync(
        InclusionDb db, PeopleInReach reach, List<Domain.Training.Enrolment> live, CancellationToken cancel)
    {
        // Who was in a workshop that is closed may be of another centre now: the list says who, and not how they are reached.
        var reached = reach.Of(db.People);
        var ids = live.Select(e => e.PersonId).ToList();
        return db.People.Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Name, p.Phone, p.Email, IsReached = reached.Any(o => o.Id == p.Id), NoShows = db.Attendances.Count(a => a.Mark == AttendanceMark.Absent && db.Enrolments.Any(e => e.Id == a.EnrolmentId && e.PersonId == p.Id)) })
            .ToDictionaryAsync(p => p.Id, p => (p.Name, p.IsReached ? p.Phone : "", p.IsReached ? p.Email : "", p.NoShows), cancel);
    }
}
