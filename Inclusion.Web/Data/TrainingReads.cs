using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Training;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Data;

/// <summary>What operations on workshops begin with.</summary>
public static class TrainingReads
{
    /// <summary>A workshop with its sessions, trainers and devices, as its methods need it; null when there is none.</summary>
    public static Task<Workshop?> FindWorkshopAsync(this InclusionDb db, long workshopId, CancellationToken cancel) =>
        db.Workshops.Include(w => w.Sessions).Include(w => w.Trainers).Include(w => w.Devices).AsSplitQuery().FirstOrDefaultAsync(w => w.Id == workshopId, cancel);

    /// <summary>The places that still mean something: seats, offers and waits, in workshops that are neither over nor cancelled.</summary>
    public static IQueryable<Enrolment> LivePlaces(this InclusionDb db, DateTimeOffset now) => db.Enrolments.Where(
        e => e.Status != EnrolmentStatus.Cancelled
            && db.Workshops.Any(w => w.Id == e.WorkshopId && w.Status != WorkshopStatus.Cancelled && w.Status != WorkshopStatus.Done && w.Sessions.Any(s => s.EndsAt > now)));

    /// <summary>
    /// The seats of a workshop that was read whole, with its live enrolments and who of them nobody could tell anything. Only inside
    /// <see cref="Database.WriteAsync{T}"/>, whose lock keeps others from taking the same seat.
    /// </summary>
    public static async Task<WorkshopSeats> SeatsAsync(this InclusionDb db, Workshop workshop, CancellationToken cancel)
    {
        var live = await db.Enrolments.Where(e => e.WorkshopId == workshop.Id && e.Status != EnrolmentStatus.Cancelled).ToListAsync(cancel);
        var waiting = live.Where(e => e.Status is EnrolmentStatus.Waiting).Select(e => e.PersonId).ToList();
        var unreachable = waiting.Count == 0
            ? []
            : await db.People.Where(p => waiting.Contains(p.Id) && p.Email == "" && p.Phone == "" && p.Address == "").Select(p => p.Id).ToListAsync(cancel);
        return new WorkshopSeats(workshop, live, unreachable.ToHashSet());
    }

    /// <summary>
    /// Planned sessions of other workshops that use these rooms, trainers or devices between two instants, of every centre: what <see cref="OverlapCheck.Run"/>
    /// compares with.
    /// </summary>
    /// <param name="exceptWorkshopId">The workshop that is being planned; 0 for a new one.</param>
    public static async Task<IReadOnlyList<SessionUse>> SessionsInUseAsync(
        this InclusionDb db, long exceptWorkshopId, IReadOnlyCollection<long> roomIds, IReadOnlyCollection<long> trainerIds, IReadOnlyCollection<long> deviceIds, DateTimeOffset begin, DateTimeOffset end, CancellationToken cancel)
    {
        var given = db.WorkshopSessions.GivenBy(db, trainerIds);
        var sessions = await (
            from session in db.WorkshopSessions
            where session.Status == SessionStatus.Planned && session.StartsAt < end && session.EndsAt > begin && session.WorkshopId != exceptWorkshopId
            join workshop in db.Workshops on session.WorkshopId equals workshop.Id
            where workshop.Status != WorkshopStatus.Cancelled
            where roomIds.Contains(session.RoomId ?? workshop.RoomId ?? 0)
                || given.Any(g => g.Id == session.Id)
                || workshop.Devices.Any(d => deviceIds.Contains(d.DeviceId))
            join course in db.Courses on workshop.CourseId equals course.Id
            select new
            {
                workshop.Id,
                course.Title,
                session.Date,
                session.Start,
                session.End,
                session.StartsAt,
                session.EndsAt,
                RoomId = session.RoomId ?? workshop.RoomId,
                session.TrainerId,
                Trainers = workshop.Trainers.Select(t => t.StaffId).ToList(),
                Devices = workshop.Devices.Select(d => d.DeviceId).ToList(),
            }).AsSplitQuery().ToListAsync(cancel);
        return [.. sessions.Select(s => new SessionUse(s.Id, s.Title, new SessionTimes(s.Date, s.Start, s.End), s.StartsAt, s.EndsAt, s.RoomId, s.TrainerId is { } own ? [own] : s.Trainers, s.Devices))];
    }

    /// <summary>Those of these devices that are on loan, with the day on which they are due.</summary>
    public static async Task<IReadOnlyList<DeviceOut>> DevicesOutAsync(this InclusionDb db, IReadOnlyCollection<long> deviceIds, DateOnly today, CancellationToken cancel)
    {
        var lent = await db.LoanDevices
            .Where(line => line.IsOut && deviceIds.Contains(line.DeviceId))
            .Join(db.Loans, line => line.LoanId, loan => loan.Id, (line, loan) => new { line.DeviceId, loan.DueOn })
            .ToListAsync(cancel);
        return [.. lent.Select(l => new DeviceOut(l.DeviceId, l.DueOn, l.DueOn < today))];
    }

    /// <summary>Bookings of these devices that stand and end on this day or later.</summary>
    public static async Task<IReadOnlyList<DeviceReserved>> DevicesBookedAsync(this InclusionDb db, IReadOnlyCollection<long> deviceIds, DateOnly from, CancellationToken cancel) => await (
        from booking in db.DeviceBookings
        where deviceIds.Contains(booking.DeviceId) && booking.EndedAt == null && booking.To >= @from
        join person in db.People on booking.PersonId equals person.Id
        select new DeviceReserved(booking.DeviceId, person.Name, booking.From, booking.To)).ToListAsync(cancel);

    /// <summary>
    /// Those of these devices that are held for somebody from the queue, from today until the day on which a loan that is made on the last day of the hold would be due: whoever is told
    /// to come for a device is to have it.
    /// </summary>
    public static async Task<IReadOnlyList<DeviceReserved>> DevicesHeldAsync(this InclusionDb db, IReadOnlyCollection<long> deviceIds, DateTimeOffset now, CancellationToken cancel)
    {
        var held = await (
            from reservation in db.Reservations
            where reservation.HeldDeviceId != null && deviceIds.Contains(reservation.HeldDeviceId.Value)
            join person in db.People on reservation.PersonId equals person.Id
            join centre in db.Centres on reservation.CentreId equals centre.Id
            orderby reservation.Id
            select new { DeviceId = reservation.HeldDeviceId!.Value, person.Name, Until = reservation.HeldUntil!.Value, reservation.Category, Centre = centre })
            .AsNoTracking().ToListAsync(cancel);
        var devices = new List<DeviceReserved>();
        foreach (var one in held)
        {
            var calendar = one.Centre.Calendar;
            var back = await db.BackByAsync(one.Centre.Id, one.Category, calendar, one.Until, cancel);
            devices.Add(new DeviceReserved(one.DeviceId, one.Name, calendar.DateOf(now), back, one.Until));
        }

        return devices;
    }

    /// <summary>Those of these devices that are neither ready nor lent, or under way to another centre.</summary>
    public static async Task<IReadOnlyList<DeviceUnready>> DevicesUnreadyAsync(this InclusionDb db, IReadOnlyCollection<long> deviceIds, CancellationToken cancel)
    {
        var found = await db.Devices
            .Where(d => deviceIds.Contains(d.Id) && (d.TransferId != null || (d.Status != DeviceStatus.Ready && d.Status != DeviceStatus.OnLoan)))
            .Select(d => new { d.Id, d.Status, d.TransferId })
            .ToListAsync(cancel);
        return [.. found.Select(d => new DeviceUnready(d.Id, d.Status, d.TransferId is not null))];
    }

    /// <summary>The first session, not over yet, at which a workshop needs each of these devices; devices that none needs are missing.</summary>
    public static async Task<IReadOnlyDictionary<long, DeviceNeed>> DevicesNeededAsync(this InclusionDb db, IReadOnlyCollection<long> deviceIds, DateTimeOffset at, CancellationToken cancel)
    {
        var needs = await (
            from device in db.WorkshopDevices
            where deviceIds.Contains(device.DeviceId)
            join session in db.WorkshopSessions on device.WorkshopId equals session.WorkshopId
            where session.Status == SessionStatus.Planned && session.EndsAt > at
            join workshop in db.Workshops on device.WorkshopId equals workshop.Id
            where workshop.Status != WorkshopStatus.Cancelled
            join course in db.Courses on workshop.CourseId equals course.Id
            select new { device.DeviceId, course.Title, session.Date }).ToListAsync(cancel);
        return needs.GroupBy(n => n.DeviceId).ToDictionary(g => g.Key, g => g.OrderBy(n => n.Date).Select(n => new DeviceNeed(n.Title, n.Date)).First());
    }
}
