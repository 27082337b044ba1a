using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;

namespace Inclusion.Domain.Training;

/// <summary>What is in the way of a session.</summary>
public enum ConflictKind
{
    RoomTaken = 1,
    TrainerTaken = 2,
    DeviceTaken = 3,

    /// <summary>A device that it needs is lent to someone until then.</summary>
    DeviceOnLoan = 4,
    CentreClosed = 5,
    OutsideOpeningHours = 6,

    /// <summary>A device that it needs is gone, or not ready: lost, stolen, recycled, given away, in repair, or waiting for a wipe or a look.</summary>
    DeviceNotReady = 7,

    /// <summary>A device that it needs is booked for somebody on that day.</summary>
    DeviceBooked = 8,

    /// <summary>A device that it needs is under way to another centre.</summary>
    DeviceUnderWay = 9,

    /// <summary>A device that it needs is held for somebody from the queue, whose loan would not be over by then.</summary>
    DeviceHeld = 10,
}

/// <summary>A session that uses a room, trainers and devices at a time.</summary>
/// <param name="WorkshopId">0 for one that is not kept yet.</param>
/// <param name="Workshop">The title, to say what is in the way.</param>
/// <param name="StartsAt">The instant; a trainer may work in centres of several time zones.</param>
/// <param name="RoomId">Null: none.</param>
public sealed record SessionUse(
    long WorkshopId,
    string Workshop,
    SessionTimes Times,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    long? RoomId,
    IReadOnlyCollection<long> TrainerIds,
    IReadOnlyCollection<long> DeviceIds);

/// <summary>A device that is out.</summary>
/// <param name="DueOn">The last day on which it is in time: it counts as away up to and with that day.</param>
/// <param name="IsOverdue">It should be back: nobody knows when it will be, so that it counts as away on every day.</param>
public readonly record struct DeviceOut(long DeviceId, DateOnly DueOn, bool IsOverdue = false);

/// <summary>A device that is booked for somebody from a day to a day.</summary>
/// <param name="HeldUntil">The last day on which it is held for somebody from the queue, whose loan would then take these days; null for a booking.</param>
public readonly record struct DeviceReserved(long DeviceId, string Person, DateOnly From, DateOnly To, DateOnly? HeldUntil = null);

/// <summary>A device that is neither ready nor lent, or that is under way to another centre, however it stands.</summary>
public readonly record struct DeviceUnready(long DeviceId, DeviceStatus Status, bool IsUnderWay = false);

/// <summary>One thing that is in the way of one session.</summary>
/// <param name="Times">The session that cannot take place undisturbed.</param>
/// <param name="ThingId">The room, member of staff or device; null for closed days and hours.</param>
/// <param name="With">The session that has it then; null when it is no session.</param>
/// <param name="Reason">Why the centre is closed, empty when it says none; whom a device is booked or held for; null for everything else.</param>
/// <param name="DueOn">Until when the device is lent, booked or held; null for everything else.</param>
/// <param name="Status">How a device stands that is not ready; null for everything else.</param>
/// <param name="IsOverdue">The device should be back already.</param>
public sealed record SessionConflict(
    ConflictKind Kind, SessionTimes Times, long? ThingId = null, SessionUse? With = null, string? Reason = null, DateOnly? DueOn = null, DeviceStatus? Status = null, bool IsOverdue = false);

/// <summary>One check for room, trainers and devices together, session by session, with the days and hours of the centre.</summary>
public static class OverlapCheck
{
    /// <summary>
    /// What is in the way, by session in their order; nothing when the list is empty. One session may begin when another ends.
    /// </summary>
    /// <param name="planned">The sessions to be checked; cancelled ones are left out by whoever asks.</param>
    /// <param name="others">Planned sessions of other workshops around that time; those of the same workshop, and cancelled ones, are not among them.</param>
    /// <param name="devicesOut">Devices that are on loan.</param>
    /// <param name="calendar">The centre's.</param>
    /// <param name="unready">Devices that are neither ready nor lent, or under way; null: there are none.</param>
    /// <param name="booked">Bookings of devices that stand, and holds; null: none.</param>
    public static IReadOnlyList<SessionConflict> Run(
        IEnumerable<SessionUse> planned, IReadOnlyCollection<SessionUse> others, IReadOnlyCollection<DeviceOut> devicesOut, CentreCalendar calendar, IReadOnlyCollection<DeviceUnready>? unready = null,
        IReadOnlyCollection<DeviceReserved>? booked = null)
    {
        var conflicts = new List<SessionConflict>();
        foreach (var session in planned.OrderBy(s => s.StartsAt))
        {
            conflicts.AddRange(WithCentre(session, calendar));
            foreach (var other in others.Where(o => o.StartsAt < session.EndsAt && session.StartsAt < o.EndsAt))
            {
                conflicts.AddRange(WithOther(session, other));
            }

            conflicts.AddRange(
                from device in devicesOut
                where session.DeviceIds.Contains(device.DeviceId) && (device.IsOverdue || device.DueOn >= session.Times.Date)
                select new SessionConflict(ConflictKind.DeviceOnLoan, session.Times, device.DeviceId, DueOn: device.DueOn, IsOverdue: device.IsOverdue));
            conflicts.AddRange(
                from device in unready ?? []
                where session.DeviceIds.Contains(device.DeviceId)
                select device.IsUnderWay
                    ? new SessionConflict(ConflictKind.DeviceUnderWay, session.Times, device.DeviceId)
                    : new SessionConflict(ConflictKind.DeviceNotReady, session.Times, device.DeviceId, Status: device.Status));
            conflicts.AddRange(
                from device in booked ?? []
                where session.DeviceIds.Contains(device.DeviceId) && device.From <= session.Times.Date && session.Times.Date <= device.To
                let kind = device.HeldUntil is null ? ConflictKind.DeviceBooked : ConflictKind.DeviceHeld
                select new SessionConflict(kind, session.Times, device.DeviceId, Reason: device.Person, DueOn: device.HeldUntil ?? device.To));
        }

        return conflicts;
    }

    private static IEnumerable<SessionConflict> WithCentre(SessionUse session, CentreCalendar calendar)
    {
        var times = session.Times;
        if (calendar.WhyClosed(times.Date) is { } reason)
        {
            yield return new SessionConflict(ConflictKind.CentreClosed, times, Reason: reason);
        }
        else if (!calendar.IsOpenThroughout(times.Date, times.Start, times.End))
        {
            yield return new SessionConflict(ConflictKind.OutsideOpeningHours, times);
        }
    }

    private static IEnumerable<SessionConflict> WithOther(SessionUse session, SessionUse other)
    {
        if (session.RoomId is { } room && room == other.RoomId)
        {
            yield return new SessionConflict(ConflictKind.RoomTaken, session.Times, room, other);
        }

        foreach (var trainer in session.TrainerIds.Intersect(other.TrainerIds))
        {
            yield return new SessionConflict(ConflictKind.TrainerTaken, session.Times, trainer, other);
        }

        foreach (var device in session.DeviceIds.Intersect(other.DeviceIds))
        {
            yield return new SessionConflict(ConflictKind.DeviceTaken, session.Times, device, other);
        }
    }
}
