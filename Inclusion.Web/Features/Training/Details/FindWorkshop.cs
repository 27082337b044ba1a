using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Training.Plan;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Audit;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Details;

/// <summary>One session, as it is shown.</summary>
/// <param name="Room">Empty for none.</param>
/// <param name="RoomId">Null: the workshop's room.</param>
/// <param name="TrainerId">Who gives it in the place of the workshop's trainers; null: they do.</param>
/// <param name="StandIn">The name of who gives it instead; null as <paramref name="TrainerId"/>.</param>
/// <param name="HasBegun">Its start is past.</param>
/// <param name="IsOver">Its end is past.</param>
public sealed record SessionLine(
    long Id, SessionTimes Times, string Room, long? RoomId, long? TrainerId, string? StandIn, bool IsPlanned, bool HasBegun, bool IsOver, string? CancelReason, string? OverrideReason, string? OverriddenBy);

/// <summary>One line of the history.</summary>
/// <param name="Changes">Rooms and trainers of sessions that it changed, one a line: what, from whom or what to whom or what.</param>
public sealed record WorkshopHappening(WorkshopEventKind Kind, DateTimeOffset At, string StaffName, bool IsToTell, SessionTimes? From, SessionTimes? To, string? Reason, IReadOnlyList<string> Changes);

/// <summary>A workshop with what its page shows.</summary>
/// <param name="Room">Empty for none.</param>
/// <param name="Funder">Empty for none.</param>
/// <param name="MayChange">Whether who asks arranges workshops here.</param>
/// <param name="MayOverride">Whether who asks runs the centre.</param>
/// <param name="IsOver">Every planned session is past: it can be closed.</param>
public sealed record WorkshopDetails(
    long Id,
    long Version,
    long CentreId,
    WorkshopStatus Status,
    string? CancelReason,
    CourseFacts Course,
    string Room,
    WorkshopFacts Facts,
    int SeatsTaken,
    int Waiting,
    string Funder,
    IReadOnlyList<string> Trainers,
    IReadOnlyList<NeededDevice> Devices,
    IReadOnlyList<SessionLine> Sessions,
    IReadOnlyList<WorkshopHappening> History,
    TimeZoneInfo Zone,
    DateOnly Today,
    bool MayChange,
    bool MayOverride,
    bool IsOver)
{
    /// <summary>Nothing about it changes any more.</summary>
    public bool IsClosed => Status is WorkshopStatus.Cancelled or WorkshopStatus.Done;
}

/// <summary>Shows a workshop to whoever arranges or gives workshops at its centre.</summary>
public sealed class FindWorkshop(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>Null when there is none, or none that is theirs to see.</returns>
    public async Task<WorkshopDetails?> RunAsync(long workshopId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(TrainingAccess.Teaches, cancel);
        var now = time.GetUtcNow();
        return await database.ReadAsync(
            async db =>
            {
                if (await db.FindWorkshopAsync(workshopId, cancel) is not { } workshop || !actor.TeachesAt(workshop.CentreId))
                {
                    return null;
                }

                var facts = workshop.Facts;
                var course = await db.Courses.SingleAsync(c => c.Id == workshop.CourseId, cancel);
                var calendar = await db.CalendarAsync(workshop.CentreId, cancel);
                var rooms = await db.Rooms.Where(r => r.CentreId == workshop.CentreId).ToDictionaryAsync(r => r.Id, r => r.Name, cancel);
                var trainers = await db.Users.Where(s => facts.TrainerIds.Contains(s.Id)).OrderBy(s => s.Name).Select(s => s.Name).ToListAsync(cancel);
                var standIns = workshop.Sessions.Select(s => s.TrainerId).OfType<long>().ToList();
                var names = standIns.Count == 0 ? [] : await db.Users.Where(s => standIns.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
                var devices = await db.Devices.Include(d => d.Faults).Where(d => facts.DeviceIds.Contains(d.Id)).OrderBy(d => d.Tag).ToListAsync(cancel);
                var events = await db.WorkshopEvents.Where(e => e.WorkshopId == workshopId).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).ToListAsync(cancel);
                var changes = await ChangesAsync(db, workshop, rooms, cancel);
                return new WorkshopDetails(
                    workshop.Id,
                    workshop.Version,
                    workshop.CentreId,
                    workshop.Status,
                    workshop.CancelReason,
                    course.Facts,
                    Name(workshop.RoomId),
                    facts,
                    workshop.SeatsTaken,
                    await db.Enrolments.CountAsync(e => e.WorkshopId == workshopId && e.Status == EnrolmentStatus.Waiting, cancel),
                    await db.Partners.Where(p => p.Id == facts.FunderId).Select(p => p.Name).FirstOrDefaultAsync(cancel) ?? "",
                    trainers,
                    [.. devices.Select(FindNeededDevice.Needed)],
                    [.. workshop.Sessions.OrderBy(s => s.StartsAt).Select(s => Line(s, Name(s.RoomId ?? workshop.RoomId), s.TrainerId is { } standIn ? names[standIn] : null))],
                    [.. events.Select(e => new WorkshopHappening(e.Kind, e.At, e.StaffName, e.IsToTell, e.From, e.To, e.Reason, Of(e)))],
                    calendar.Zone,
                    calendar.DateOf(now),
                    actor.ArrangesWorkshopsAt(workshop.CentreId),
                    actor.Runs(workshop.CentreId),
                    workshop.EndsAt <= now);

                IReadOnlyList<string> Of(WorkshopEvent happened) => happened.Kind is WorkshopEventKind.SessionMoved or WorkshopEventKind.SessionTrainerChanged or WorkshopEventKind.RoomChanged
                    ? [.. changes.Where(c => SameSave.Wrote(happened.At, c.At)).Select(c => c.Words).Distinct()]
                    : [];
                string Name(long? room) => room is { } id ? rooms.GetValueOrDefault(id, "") : "";
            },
            cancel);

        static async Task<List<(DateTimeOffset At, string Words)>> ChangesAsync(InclusionDb db, Workshop workshop, Dictionary<long, string> rooms, CancellationToken cancel)
        {
            var sessions = workshop.Sessions.Select(s => s.Id).ToList();
            var told = await (
                from entry in db.AuditEntries
                where entry.Record == nameof(WorkshopSession) && sessions.Contains(entry.RecordId) && entry.Action == AuditAction.Changed
                join detail in db.AuditDetails on entry.Id equals detail.EntryId
                where detail.Field == nameof(WorkshopSession.RoomId) || detail.Field == nameof(WorkshopSession.TrainerId)
                orderby entry.Id
                select new { entry.At, Detail = detail }).ToListAsync(cancel);
            var staff = told.Exists(c => c.Detail.Field == nameof(WorkshopSession.TrainerId)) ? await db.Users.ToDictionaryAsync(s => s.Id, s => s.Name, cancel) : [];
            var names = new AuditNames(TimeZoneInfo.Utc, staff, new Dictionary<long, string>()) { Rooms = rooms };
            return told.ConvertAll(c => (c.At, AuditWords.Change(nameof(WorkshopSession), c.Detail, names)));
        }

        SessionLine Line(WorkshopSession session, string room, string? standIn) =>
            new(session.Id, session.Times, room, session.RoomId, session.TrainerId, standIn, session.IsPlanned, session.StartsAt <= now, session.EndsAt <= now, session.CancelReason, session.OverrideReason, session.OverriddenBy);
    }
}
