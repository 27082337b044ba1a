using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Sessions;

/// <summary>A session that is to take place.</summary>
/// <param name="RoomId">A room for this session alone; null: the workshop's.</param>
/// <param name="TrainerId">Who gives this session alone; null: the workshop's trainers.</param>
public readonly record struct WantedSession(SessionTimes Times, long? RoomId = null, long? TrainerId = null)
{
    internal static WantedSession Of(MovedSession moved) => new(moved.Times, moved.RoomId, moved.TrainerId);
}

/// <summary>One thing in the way, with the names that a person needs to see it.</summary>
/// <param name="Thing">The room, member of staff or device; empty for closed days and hours.</param>
/// <param name="With">The title of the workshop that has it then; empty when it is none.</param>
/// <param name="WithTimes">That workshop's session; null when it is none.</param>
/// <param name="Reason">Why the centre is closed, empty when it says none; whom a device is booked or held for.</param>
/// <param name="DueOn">Until when the device is lent, booked or held; null for everything else.</param>
/// <param name="Status">How a device stands that is not ready; null for everything else.</param>
/// <param name="IsOverdue">The device should have been back on <paramref name="DueOn"/>.</param>
public sealed record ConflictNote(ConflictKind Kind, SessionTimes Times, string Thing, string With, SessionTimes? WithTimes, string Reason, DateOnly? DueOn, DeviceStatus? Status = null, bool IsOverdue = false);

/// <summary>Asks <see cref="OverlapCheck"/> with what stands in the database.</summary>
internal static class SessionConflicts
{
    private static readonly ConflictKind[] OfDevices =
        [ConflictKind.DeviceTaken, ConflictKind.DeviceOnLoan, ConflictKind.DeviceNotReady, ConflictKind.DeviceBooked, ConflictKind.DeviceHeld, ConflictKind.DeviceUnderWay];

    /// <summary>What is in the way of these sessions, in their order. Sessions that end before they start are left out: they are refused for that.</summary>
    /// <param name="workshopId">Whose they are; 0 for one that is not kept yet.</param>
    public static async Task<IReadOnlyList<SessionConflict>> ConflictsAsync(
        this InclusionDb db, long workshopId, CentreCalendar calendar, WorkshopFacts facts, IReadOnlyCollection<WantedSession> sessions, DateTimeOffset now, CancellationToken cancel)
    {
        var planned = sessions.Where(s => s.Times.WhyNot() is null).Select(s => Use(workshopId, calendar, facts, s)).ToList();
        if (planned.Count == 0)
        {
            return [];
        }

        var rooms = planned.Where(s => s.RoomId is not null).Select(s => s.RoomId!.Value).Distinct().ToList();
        var others = await db.SessionsInUseAsync(workshopId, rooms, [.. planned.SelectMany(s => s.TrainerIds).Distinct()], facts.DeviceIds, planned.Min(s => s.StartsAt), planned.Max(s => s.EndsAt), cancel);
        var devicesOut = await db.DevicesOutAsync(facts.DeviceIds, calendar.DateOf(now), cancel);
        var booked = await db.DevicesBookedAsync(facts.DeviceIds, planned.Min(s => s.Times.Date), cancel);
        IReadOnlyList<DeviceReserved> promised = [.. booked, .. await db.DevicesHeldAsync(facts.DeviceIds, now, cancel)];
        return OverlapCheck.Run(planned, others, devicesOut, calendar, await db.DevicesUnreadyAsync(facts.DeviceIds, cancel), promised);
    }

    /// <summary>What these facts put in the way of a workshop's sessions to come. Closed days and hours are not the facts' doing.</summary>
    public static async Task<IReadOnlyList<SessionConflict>> ConflictsOfAsync(this InclusionDb db, Workshop workshop, WorkshopFacts facts, DateTimeOffset now, CancellationToken cancel)
    {
        var toCome = workshop.PlannedSessions.Where(s => s.StartsAt > now).Select(s => new WantedSession(s.Times, s.RoomId, s.TrainerId)).ToList();
        var found = await db.ConflictsAsync(workshop.Id, await db.CalendarAsync(workshop.CentreId, cancel), facts, toCome, now, cancel);
        return [.. found.Where(c => c.Kind is not (ConflictKind.CentreClosed or ConflictKind.OutsideOpeningHours))];
    }

    /// <summary>The same with names.</summary>
    public static async Task<IReadOnlyList<ConflictNote>> DescribeAsync(this InclusionDb db, IReadOnlyList<SessionConflict> conflicts, CancellationToken cancel)
    {
        var rooms = await NamesAsync([ConflictKind.RoomTaken], ids => db.Rooms.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Name, cancel));
        var staff = await NamesAsync([ConflictKind.TrainerTaken], ids => db.Users.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancel));
        var devices = await NamesAsync(OfDevices, ids => db.Devices.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Tag, cancel));

        // Two workshops of one name at one time are in the way in the same words: said once.
        return [.. conflicts.Select(c => new ConflictNote(c.Kind, c.Times, Thing(c), c.With?.Workshop ?? "", c.With?.Times, c.Reason ?? "", c.DueOn, c.Status, c.IsOverdue)).Distinct()];

        async Task<Dictionary<long, string>> NamesAsync(ConflictKind[] kinds, Func<List<long>, Task<Dictionary<long, string>>> read)
        {
            var ids = conflicts.Where(c => kinds.Contains(c.Kind) && c.ThingId is not null).Select(c => c.ThingId!.Value).Distinct().ToList();
            return ids.Count == 0 ? [] : await read(ids);
        }

        string Thing(SessionConflict conflict) => conflict.Kind switch
        {
            ConflictKind.RoomTaken => rooms.GetValueOrDefault(conflict.ThingId!.Value, ""),
            ConflictKind.TrainerTaken => staff.GetValueOrDefault(conflict.ThingId!.Value, ""),
            var kind when OfDevices.Contains(kind) => devices.GetValueOrDefault(conflict.ThingId!.Value, ""),
            _ => "",
        };
    }

    private static SessionUse Use(long workshopId, CentreCalendar calendar, WorkshopFacts facts, WantedSession session) => new(
        workshopId,
        "",
        session.Times,
        calendar.InstantOf(session.Times.Date, session.Times.Start),
        calendar.InstantOf(session.Times.Date, session.Times.End),
        session.RoomId ?? facts.RoomId,
        session.TrainerId is { } own ? [own] : facts.TrainerIds,
        facts.DeviceIds);
}
