using Inclusion.Domain.Loans;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.People;

/// <summary>
/// Who among the people is in someone's reach (docs/domain.md, Who sees whom): everybody, or those of one centre. The one place that knows; whatever shows a person asks it, and a test names the files that need not.
/// </summary>
internal sealed class PeopleInReach
{
    private readonly InclusionDb _db;
    private readonly long? _centreId;

    private PeopleInReach(InclusionDb db, long? centreId) => (_db, _centreId) = (db, centreId);

    /// <summary>Nobody is beyond it.</summary>
    public bool IsEverybody => _centreId is null;

    /// <summary>Those who have something on loan from the centre: whoever is served there is never out of reach, wherever their home is. So are those of <see cref="Enrolled"/>.</summary>
    private IQueryable<long> Lending => _db.Loans.Where(l => l.CentreId == _centreId && l.Status == LoanStatus.Open).Select(l => l.PersonId);

    /// <summary>Those who have a place in a workshop of the centre that is not closed, or wait for one.</summary>
    private IQueryable<long> Enrolled =>
        from workshop in _db.Workshops
        where workshop.CentreId == _centreId && workshop.Status != WorkshopStatus.Done && workshop.Status != WorkshopStatus.Cancelled
        join enrolment in _db.Enrolments on workshop.Id equals enrolment.WorkshopId
        where enrolment.Status != EnrolmentStatus.Cancelled
        select enrolment.PersonId;

    /// <summary>Those who wait for a device of the centre, or for whom one is held or booked there.</summary>
    private IQueryable<long> Waiting => _db.Reservations.Where(r => r.CentreId == _centreId && (r.Status == ReservationStatus.Waiting || r.Status == ReservationStatus.Held)).Select(r => r.PersonId)
        .Concat(_db.DeviceBookings.Where(b => b.CentreId == _centreId && b.EndedAt == null).Select(b => b.PersonId));

    /// <summary>Whom someone sees on pages: as the organisation has set it.</summary>
    public static async Task<PeopleInReach> SeenByAsync(InclusionDb db, Actor actor, CancellationToken cancel) =>
        new(db, actor.CentreId is { } centre && await db.Organisations.AnyAsync(o => o.DeskSees == PeopleScope.OwnCentre, cancel) ? centre : null);

    /// <summary>Whom someone takes away as a file: those of their own centre, whatever is set.</summary>
    public static PeopleInReach TakenBy(InclusionDb db, Actor actor) => new(db, actor.CentreId);

    /// <summary>Those of these people who are in reach.</summary>
    public IQueryable<Person> Of(IQueryable<Person> people)
    {
        if (_centreId is not { } centre)
        {
            return people;
        }

        // Three lists of ids, which are read once and not asked for each person, and a condition of which no index knows: beside it SQLite would collect all people of the centre and
        // sort them, instead of reading them in the order of the list until a page is full.
        var (lending, enrolled, waiting) = (Lending, Enrolled, Waiting);
        return people.Where(p => (p.HomeCentreId ?? centre) == centre || lending.Contains(p.Id) || enrolled.Contains(p.Id) || waiting.Contains(p.Id));
    }

    /// <summary>Those of these people who are not in reach.</summary>
    public IQueryable<Person> Beyond(IQueryable<Person> people)
    {
        if (_centreId is not { } centre)
        {
            return people.Where(_ => false);
        }

        var (lending, enrolled, waiting) = (Lending, Enrolled, Waiting);
        return people.Where(p => (p.HomeCentreId ?? centre) != centre && !lending.Contains(p.Id) && !enrolled.Contains(p.Id) && !waiting.Contains(p.Id));
    }

    /// <summary>Whether this person is in reach; false also for one who is not there.</summary>
    public Task<bool> HasAsync(long personId, CancellationToken cancel) => Of(_db.People).AnyAsync(p => p.Id == personId, cancel);
}
