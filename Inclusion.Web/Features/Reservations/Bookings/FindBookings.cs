using System.Globalization;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations.Bookings;

/// <summary>What takes a device on a day.</summary>
public enum TakenBy
{
    Booking = 1,
    Loan = 2,
    Workshop = 3,
}

/// <summary>A device is promised, lent or needed from a day to a day.</summary>
/// <param name="BookingId">Null for what is no booking.</param>
/// <param name="What">Who has it, or the workshop that needs it.</param>
/// <param name="PersonId">Null for a workshop.</param>
/// <param name="To">Of a late loan the last day that is shown: nobody knows when it comes back.</param>
/// <param name="LateSince">When a late loan was due; null for all else.</param>
public sealed record TakenSpan(TakenBy By, long? BookingId, long? PersonId, string What, DateOnly From, DateOnly To, DateOnly? LateSince = null);

/// <summary>A device with what takes it.</summary>
/// <param name="Spans">In their order.</param>
public sealed record DeviceDays(long DeviceId, string Tag, string Name, IReadOnlyList<TakenSpan> Spans)
{
    /// <summary>How it stands now: whoever booked it may come in vain.</summary>
    public DeviceStatus Status { get; init; } = DeviceStatus.Ready;

    /// <summary>It is neither ready nor lent, so that somebody has something to do before it can be fetched.</summary>
    public bool IsUnready => Status is not (DeviceStatus.Ready or DeviceStatus.OnLoan);

    /// <summary>What takes it on a day; null when it is free.</summary>
    public TakenSpan? On(DateOnly day) => Spans.Where(s => s.From <= day && day <= s.To).OrderBy(s => s.By).FirstOrDefault();
}

/// <param name="From">The first day shown, a Monday.</param>
public sealed record BookingCalendar(DateOnly Today, DateOnly From, IReadOnlyList<DateOnly> Days, IReadOnlyList<DeviceDays> Devices);

/// <summary>The devices of a centre that are booked within four weeks, or needed by a workshop, with what else takes them.</summary>
public sealed class FindBookings(Database database, CurrentStaff staff, TimeProvider time, AuditTrail audit)
{
    /// <summary>Days shown at once.</summary>
    public const int DaysShown = 28;

    /// <param name="around">A day of the first week; null: today.</param>
    /// <exception cref="NotAllowedException">Whoever asks does not work at this centre's desk.</exception>
    public async Task<BookingCalendar> RunAsync(long centreId, DateOnly? around, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAt(centreId), cancel);
        var calendar = await database.ReadAsync(
            async db =>
            {
                var today = (await db.Centres.SingleAsync(c => c.Id == centreId, cancel)).Calendar.DateOf(time.GetUtcNow());
                var day = around ?? today;
                var from = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
                var to = from.AddDays(DaysShown - 1);
                var booked = await (
                    from booking in db.DeviceBookings
                    where booking.CentreId == centreId && booking.EndedAt == null && booking.To >= @from && booking.From <= to
                    join person in db.People on booking.PersonId equals person.Id
                    select new { booking.DeviceId, Span = new TakenSpan(TakenBy.Booking, booking.Id, person.Id, person.Name, booking.From, booking.To) }).ToListAsync(cancel);
                var ids = booked.Select(b => b.DeviceId).Distinct().ToList();
                var needed = await (
                    from session in db.WorkshopSessions
                    where session.Status == SessionStatus.Planned && session.Date >= @from && session.Date <= to
                    join workshop in db.Workshops on session.WorkshopId equals workshop.Id
                    where workshop.Status != WorkshopStatus.Cancelled
                    join line in db.WorkshopDevices on workshop.Id equals line.WorkshopId
                    join device in db.Devices on line.DeviceId equals device.Id
                    where device.CentreId == centreId || ids.Contains(device.Id)
                    join course in db.Courses on workshop.CourseId equals course.Id
                    select new { line.DeviceId, Span = new TakenSpan(TakenBy.Workshop, null, null, course.Title, session.Date, session.Date) }).ToListAsync(cancel);
                ids = [.. ids.Union(needed.Select(n => n.DeviceId))];
                var lent = (await (
                    from line in db.LoanDevices
                    where line.IsOut && ids.Contains(line.DeviceId)
                    join loan in db.Loans on line.LoanId equals loan.Id
                    join person in db.People on loan.PersonId equals person.Id
                    select new { line.DeviceId, person.Id, person.Name, loan.LentOn, loan.DueOn }).ToListAsync(cancel))
                    .ConvertAll(l => new { l.DeviceId, Span = Loan(l.Id, l.Name, l.LentOn, l.DueOn, today, to) });
                var spans = booked.Concat(lent).Concat(needed).ToLookup(s => s.DeviceId, s => s.Span);
                var devices = await db.Devices.Where(d => ids.Contains(d.Id)).OrderBy(d => d.Tag).Select(d => new { d.Id, d.Tag, d.Maker, d.Model, d.Status }).ToListAsync(cancel);
                return new BookingCalendar(
                    today, from, [.. Enumerable.Range(0, DaysShown).Select(from.AddDays)],
                    devices.ConvertAll(d => new DeviceDays(d.Id, d.Tag, $"{d.Maker} {d.Model}".Trim(), [.. spans[d.Id].OrderBy(s => s.From).ThenBy(s => s.By)])
                    {
                        Status = d.Status,
                    }));
            },
            cancel);
        audit.Listed(actor, nameof(FindBookings), string.Create(CultureInfo.InvariantCulture, $"CentreId: {centreId}"), calendar.Devices.Count);
        return calendar;
    }

    private static TakenSpan Loan(long personId, string person, DateOnly lentOn, DateOnly dueOn, DateOnly today, DateOnly shownTo) => dueOn < today
        ? new TakenSpan(TakenBy.Loan, null, personId, person, lentOn, shownTo > today ? shownTo : today, dueOn)
        : new TakenSpan(TakenBy.Loan, null, personId, person, lentOn, dueOn);
}
