using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Agenda;

/// <summary>How much of the calendar is shown at once.</summary>
public enum AgendaView
{
    Day,

    /// <summary>The rooms of a day, side by side.</summary>
    Rooms,
    Week,
    Month,
}

/// <summary>Which sessions are wanted. What is null does not narrow.</summary>
/// <param name="CentreId">Those who belong to one centre see its sessions whatever stands here.</param>
public sealed record AgendaFilter(long? CentreId = null, long? RoomId = null, long? TrainerId = null);

/// <summary>A session in the calendar, by the clock on the wall of its centre.</summary>
/// <param name="RoomId">Its own room, or the workshop's; null for none.</param>
/// <param name="Room">Empty for none.</param>
/// <param name="IsCancelled">The session alone, or the workshop.</param>
/// <param name="MayMove">It takes place, and who looks arranges workshops there.</param>
public sealed record AgendaEntry(
    long SessionId,
    long WorkshopId,
    string Title,
    SessionTimes Times,
    long CentreId,
    string Centre,
    long? RoomId,
    string Room,
    IReadOnlyList<string> Trainers,
    WorkshopStatus Status,
    bool IsCancelled,
    bool MayMove);

/// <summary>A stretch of days and what is on them.</summary>
/// <param name="Today">The day at the centre that is looked at; of several, at the one that one works for, and for those who work at no desk at the one whose day began first.</param>
/// <param name="Now">The time of day there.</param>
/// <param name="Day">The day that was asked for.</param>
/// <param name="From">The first day shown.</param>
/// <param name="To">The last day shown.</param>
public sealed record AgendaPage(DateOnly Today, TimeOnly Now, DateOnly Day, DateOnly From, DateOnly To, IReadOnlyList<AgendaEntry> Entries)
{
    /// <summary>How many of the sessions take place: announced, and not cancelled.</summary>
    public int TakingPlace => Entries.Count(e => e is { IsCancelled: false, Status: not WorkshopStatus.Draft });
}

/// <summary>Reads the sessions of a day, a week or a month.</summary>
public sealed class FindAgenda(Database database, CurrentStaff staff, ChosenCentre chosen, CentreClock clock)
{
    /// <param name="day">Any day of what is wanted; null: today.</param>
    /// <param name="firstDay">On which weeks begin, which is the language's.</param>
    public async Task<AgendaPage> RunAsync(AgendaView view, DateOnly? day, DayOfWeek firstDay, AgendaFilter filter, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(TrainingAccess.Teaches, cancel);
        var centreId = actor.CentreId ?? filter.CentreId;
        var here = centreId ?? (actor.WorksAtDesk ? (await chosen.CurrentAsync(cancel)).Id : null);
        return await database.ReadAsync(
            async db =>
            {
                var (today, now) = await clock.WallAsync(db, here, cancel);
                var (from, to) = Span(view, day ?? today, firstDay);
                var rows = await (
                    from session in filter.TrainerId is { } trainer ? db.WorkshopSessions.GivenBy(db, trainer) : db.WorkshopSessions
                    where session.Date >= @from && session.Date <= to && (centreId == null || session.CentreId == centreId)
                    join workshop in db.Workshops on session.WorkshopId equals workshop.Id
                    where filter.RoomId == null || (session.RoomId ?? workshop.RoomId) == filter.RoomId
                    join course in db.Courses on workshop.CourseId equals course.Id
                    join place in db.Centres on workshop.CentreId equals place.Id
                    select new
                    {
                        session.Id,
                        WorkshopId = workshop.Id,
                        course.Title,
                        session.Date,
                        session.Start,
                        session.End,
                        session.CentreId,
                        Centre = place.Name,
                        RoomId = session.RoomId ?? workshop.RoomId,
                        Room = db.Rooms.Where(r => r.Id == (session.RoomId ?? workshop.RoomId)).Select(r => r.Name).FirstOrDefault(),
                        StandIn = db.Users.Where(u => u.Id == session.TrainerId).Select(u => u.Name).FirstOrDefault(),
                        workshop.Status,
                        IsCancelled = session.Status == SessionStatus.Cancelled || workshop.Status == WorkshopStatus.Cancelled,
                    }).ToListAsync(cancel);
                var workshops = rows.Select(r => r.WorkshopId).Distinct().ToList();
                var trainers = (await db.WorkshopTrainers.Where(t => workshops.Contains(t.WorkshopId))
                    .Join(db.Users, t => t.StaffId, s => s.Id, (t, s) => new { t.WorkshopId, s.Name }).OrderBy(t => t.Name).ToListAsync(cancel)).ToLookup(t => t.WorkshopId, t => t.Name);
                var entries = rows.OrderBy(r => r.Date).ThenBy(r => r.Start).ThenBy(r => r.Id)
                    .Select(r => new AgendaEntry(
                        r.Id,
                        r.WorkshopId,
                        r.Title,
                        new SessionTimes(r.Date, r.Start, r.End),
                        r.CentreId,
                        r.Centre,
                        r.RoomId,
                        r.Room ?? "",
                        r.StandIn is { } standIn ? [standIn] : [.. trainers[r.WorkshopId]],
                        r.Status,
                        r.IsCancelled,
                        !r.IsCancelled && r.Status is not WorkshopStatus.Done && actor.ArrangesWorkshopsAt(r.CentreId)));
                return new AgendaPage(today, now, day ?? today, from, to, [.. entries]);
            },
            cancel);
    }

    /// <summary>A month is shown in whole weeks.</summary>
    internal static (DateOnly From, DateOnly To) Span(AgendaView view, DateOnly day, DayOfWeek firstDay)
    {
        switch (view)
        {
            case AgendaView.Day or AgendaView.Rooms:
                return (day, day);
            case AgendaView.Week:
                return (WeekOf(day, firstDay), WeekOf(day, firstDay).AddDays(6));
            default:
                var first = new DateOnly(day.Year, day.Month, 1);
                return (WeekOf(first, firstDay), WeekOf(first.AddMonths(1).AddDays(-1), firstDay).AddDays(6));
        }
    }

    private static DateOnly WeekOf(DateOnly day, DayOfWeek firstDay) => day.AddDays(-(((int)day.DayOfWeek - (int)firstDay + 7) % 7));
}
