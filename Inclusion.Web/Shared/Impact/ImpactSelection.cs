using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Impact;

/// <summary>
/// The records behind each indicator, as queries that a list goes through page by page: the same conditions by which <see cref="CountImpact"/> counts them all at
/// once. A test holds the two together, indicator by indicator and scope by scope.
/// </summary>
internal sealed class ImpactSelection
{
    private readonly InclusionDb _db;
    private readonly ImpactScope _scope;
    private readonly DateOnly _first;
    private readonly DateOnly _last;
    private readonly IReadOnlyList<CentresOfClock> _clocks;

    private ImpactSelection(InclusionDb db, ImpactPeriod period, ImpactScope scope, IReadOnlyList<CentresOfClock> clocks) =>
        (_db, _scope, _first, _last, _clocks) = (db, scope, period.First, period.Last, clocks);

    public static async Task<ImpactSelection> OfAsync(InclusionDb db, ImpactPeriod period, ImpactScope scope, DateTimeOffset now, CancellationToken cancel)
    {
        var centres = await db.Centres.OrderBy(c => c.Id).Select(c => new { c.Id, c.TimeZone }).ToListAsync(cancel);
        var clocks = centres.GroupBy(c => c.TimeZone).Select(g => new CentresOfClock(TimeZoneInfo.FindSystemTimeZoneById(g.Key), [.. g.Select(c => c.Id)], now)).ToList();
        return new ImpactSelection(db, period, scope, clocks);
    }

    /// <summary>
    /// Each once: of devices, loans, people, workshops, enrolments and certificates for what counts these; of sessions for hours of training; of devices of loans
    /// for days on loan; of attendances for hours attended, and all that are recorded for the rate.
    /// </summary>
    public IQueryable<long> Ids(Indicator indicator) => indicator switch
    {
        Indicator.DevicesReceived => Received(),
        Indicator.DevicesRefurbished => Devices().Where(d => d.FirstReadyOn >= _first && d.FirstReadyOn <= _last).Select(d => d.Id),
        Indicator.DevicesRecycled => Since(DeviceStatus.Recycled),
        Indicator.DevicesGiven => Since(DeviceStatus.Given),
        Indicator.DevicesLent => Lent().Select(l => l.DeviceId).Distinct(),
        Indicator.Loans => Lent().Where(l => l.LentOn >= _first && !l.IsBeginUnknown).Select(l => l.LoanId).Distinct(),
        Indicator.LoanDays => Lent().Select(l => l.Id),
        Indicator.PeopleHelped => Helped(),
        Indicator.PeopleNew => New(Helped()),
        Indicator.Referrals => Referrals(),
        Indicator.Workshops => Held().Select(s => s.WorkshopId).Distinct(),
        Indicator.Sessions or Indicator.TrainingTime => Held().Select(s => s.Id),
        Indicator.Enrolments => Own(Places()).Select(p => p.EnrolmentId).Distinct(),
        Indicator.AttendedTime => Own(Marks()).Where(p => p.Mark == AttendanceMark.Present || p.Mark == AttendanceMark.Late || p.Mark == AttendanceMark.LeftEarly).Select(p => p.Id),
        Indicator.AttendanceRate => Own(Marks()).Select(p => p.Id),
        Indicator.NoShows => NoShows(),
        Indicator.Certificates => Own(Certificates()).Select(p => p.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(indicator), indicator, null),
    };

    private IQueryable<T> OnEachClock<T>(Func<CentresOfClock, IQueryable<T>> query) => _clocks.Select(query).Aggregate((all, one) => all.Concat(one));

    private IQueryable<Device> Devices() => _scope switch
    {
        { CentreId: { } centre } => _db.Devices.Where(d => d.CentreId == centre),
        { PartnerId: { } partner } => _db.Devices.Where(d => _db.Donations.Any(g => g.Id == d.DonationId && g.DonorId == partner)),
        _ => _db.Devices,
    };

    private IQueryable<long> Received()
    {
        var donated = from device in Devices() join donation in _db.Donations on device.DonationId equals donation.Id where donation.ReceivedOn >= _first && donation.ReceivedOn <= _last && !device.IsTakenOver select device.Id;
        var acquired = Devices().Where(d => (d.DonationId == null || d.IsTakenOver) && d.AcquiredOn >= _first && d.AcquiredOn <= _last).Select(d => d.Id);
        return donated.Concat(acquired).Concat(OnEachClock(clock =>
        {
            var (begins, ends) = clock.Instants(_first, _last);
            return from device in Devices()
                   where device.DonationId == null && device.AcquiredOn == null && !device.IsTakenOver && clock.CentreIds.Contains(device.CentreId)
                   join entered in _db.DeviceEvents on device.Id equals entered.DeviceId
                   where entered.Kind == DeviceEventKind.Added && entered.At >= begins && entered.At < ends
                   select device.Id;
        }));
    }

    /// <summary>Nothing that was given or recycled comes back: the day since which it is so is the day on which it happened.</summary>
    private IQueryable<long> Since(DeviceStatus status) => Devices().Where(d => d.Status == status && !d.IsStatusTakenOver && d.StatusSince >= _first && d.StatusSince <= _last).Select(d => d.Id);

    /// <summary>Devices of loans that were out on a day of the period: until they came back, were given up, or until today.</summary>
    private IQueryable<Line> Lent()
    {
        var lines = OnEachClock(clock =>
        {
            var (begins, _) = clock.Instants(_first, _last);
            var hasBegun = clock.Today >= _first;
            return from line in _db.LoanDevices
                   join loan in _db.Loans on line.LoanId equals loan.Id
                   where loan.Status != LoanStatus.Undone && loan.LentOn <= _last && clock.CentreIds.Contains(loan.CentreId)
                   where (line.IsOut && hasBegun) || line.ReturnedOn >= _first || (!line.IsOut && line.ReturnedOn == null && loan.ClosedAt >= begins)
                   select new Line { Id = line.Id, LoanId = loan.Id, DeviceId = line.DeviceId, PersonId = loan.PersonId, CentreId = loan.CentreId, LentOn = loan.LentOn, IsBeginUnknown = loan.IsBeginUnknown };
        });
        return _scope switch
        {
            { CentreId: { } centre } => lines.Where(l => l.CentreId == centre),
            { PartnerId: { } partner } => lines.Where(l =>
                _db.Devices.Any(d => d.Id == l.DeviceId && _db.Donations.Any(g => g.Id == d.DonationId && g.DonorId == partner)) || _db.People.Any(p => p.Id == l.PersonId && p.ReferredById == partner)),
            _ => lines,
        };
    }

    private IQueryable<long> Helped() => Lent().Select(l => l.PersonId)
        .Union(Own(Marks()).Where(p => p.Mark == AttendanceMark.Present || p.Mark == AttendanceMark.Late || p.Mark == AttendanceMark.LeftEarly).Select(p => p.PersonId!.Value));

    private IQueryable<long> New(IQueryable<long> people)
    {
        var learned =
            from session in _db.WorkshopSessions
            where session.Date < _first && session.Status == SessionStatus.Planned
            join attendance in _db.Attendances on session.Id equals attendance.SessionId
            where attendance.Mark == AttendanceMark.Present || attendance.Mark == AttendanceMark.Late || attendance.Mark == AttendanceMark.LeftEarly
            join enrolment in _db.Enrolments on attendance.EnrolmentId equals enrolment.Id
            select enrolment.PersonId;
        return people.Where(id => !_db.Loans.Any(l => l.PersonId == id && l.Status != LoanStatus.Undone && (l.LentOn < _first || l.IsBeginUnknown)) && !learned.Contains(id));
    }

    /// <summary>A person belongs to no centre: the day is that of the centre that was set up first.</summary>
    private IQueryable<long> Referrals()
    {
        var (begins, ends) = _clocks[0].Instants(_first, _last);
        var added = _db.People.Where(p => p.ReferredById != null && p.AddedAt >= begins && p.AddedAt < ends);
        var helped = Helped();
        return (_scope switch
        {
            { CentreId: not null } => added.Where(p => helped.Contains(p.Id)),
            { PartnerId: { } partner } => added.Where(p => p.ReferredById == partner),
            _ => added,
        }).Select(p => p.Id);
    }

    /// <summary>Sessions of the period that took place, of workshops that are no drafts, whosever they are.</summary>
    private IQueryable<Session> Sessions() => OnEachClock(clock =>
    {
        var last = clock.Today < _last ? clock.Today : _last;
        return from session in _db.WorkshopSessions
               where session.Date >= _first && session.Date <= last && session.Status == SessionStatus.Planned
               join workshop in _db.Workshops on session.WorkshopId equals workshop.Id
               where workshop.Status != WorkshopStatus.Draft && clock.CentreIds.Contains(workshop.CentreId)
               select new Session { Id = session.Id, WorkshopId = workshop.Id, CentreId = workshop.CentreId, FunderId = workshop.FunderId };
    });

    private IQueryable<Session> Held() => _scope switch
    {
        { CentreId: { } centre } => Sessions().Where(s => s.CentreId == centre),
        { PartnerId: { } partner } => Sessions().Where(s => s.FunderId == partner),
        _ => Sessions(),
    };

    private IQueryable<Place> Places() =>
        from session in Sessions()
        join enrolment in _db.Enrolments on session.WorkshopId equals enrolment.WorkshopId
        where enrolment.Status == EnrolmentStatus.Enrolled
        select new Place { Id = enrolment.Id, EnrolmentId = enrolment.Id, HasPlace = true, PersonId = enrolment.PersonId, CentreId = session.CentreId, FunderId = session.FunderId, Mark = null };

    private IQueryable<Place> Marks() =>
        from session in Sessions()
        join attendance in _db.Attendances on session.Id equals attendance.SessionId
        join enrolment in _db.Enrolments on attendance.EnrolmentId equals enrolment.Id
        select new Place { Id = attendance.Id, EnrolmentId = enrolment.Id, HasPlace = enrolment.Status == EnrolmentStatus.Enrolled, PersonId = enrolment.PersonId, CentreId = session.CentreId, FunderId = session.FunderId, Mark = attendance.Mark };

    private IQueryable<long> NoShows()
    {
        var marks = Own(Marks()).Where(p => p.HasPlace);
        return marks.Select(p => p.EnrolmentId).Except(marks.Where(p => p.Mark != AttendanceMark.Absent).Select(p => p.EnrolmentId));
    }

    private IQueryable<Place> Certificates() =>
        from certificate in _db.Certificates
        where certificate.IssuedOn >= _first && certificate.IssuedOn <= _last && certificate.RevokedAt == null
        join workshop in _db.Workshops on certificate.WorkshopId equals workshop.Id
        select new Place { Id = certificate.Id, EnrolmentId = certificate.EnrolmentId, HasPlace = true, PersonId = certificate.PersonId, CentreId = certificate.CentreId, FunderId = workshop.FunderId, Mark = null };

    /// <summary>Someone's place in a workshop, with what is recorded of it and its certificate, belongs to whoever held or paid for it, and to who referred the person.</summary>
    private IQueryable<Place> Own(IQueryable<Place> places) => _scope switch
    {
        { CentreId: { } centre } => places.Where(p => p.CentreId == centre),
        { PartnerId: { } partner } => places.Where(p => p.FunderId == partner || _db.People.Any(x => x.Id == p.PersonId && x.ReferredById == partner)),
        _ => places,
    };

    /// <summary>The centres of one time zone, on whose clock a day begins at the same instant.</summary>
    private sealed record CentresOfClock(TimeZoneInfo Zone, IReadOnlyList<long> CentreIds, DateTimeOffset Now)
    {
        public DateOnly Today { get; } = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);

        /// <summary>From the beginning of the first day to the beginning of the day after the last.</summary>
        public (DateTimeOffset From, DateTimeOffset Until) Instants(DateOnly first, DateOnly last) => (BeginOf(first), BeginOf(last.AddDays(1)));

        private DateTimeOffset BeginOf(DateOnly day)
        {
            var midnight = day.ToDateTime(TimeOnly.MinValue);
            return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
        }
    }

    private sealed class Line
    {
        public long Id { get; init; }

        public long LoanId { get; init; }

        public long DeviceId { get; init; }

        public long PersonId { get; init; }

        public long CentreId { get; init; }

        public DateOnly LentOn { get; init; }

        public bool IsBeginUnknown { get; init; }
    }

    private sealed class Session
    {
        public long Id { get; init; }

        public long WorkshopId { get; init; }

        public long CentreId { get; init; }

        public long? FunderId { get; init; }
    }

    private sealed class Place
    {
        public long Id { get; init; }

        public long EnrolmentId { get; init; }

        public bool HasPlace { get; init; }

        public long? PersonId { get; init; }

        public long CentreId { get; init; }

        public long? FunderId { get; init; }

        public AttendanceMark? Mark { get; init; }
    }
}
