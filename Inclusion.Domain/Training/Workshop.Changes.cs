using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Training;

/// <summary>What happens to a workshop after it was planned. Needs its sessions loaded.</summary>
public sealed partial class Workshop
{
    /// <summary>Adds a date. Refuses <see cref="WorkshopOver"/>, <see cref="SessionEndsBeforeStart"/>, <see cref="SessionsOverlap"/>, <see cref="SessionsTooMany"/>.</summary>
    public Outcome<WorkshopEvent> AddSession(SessionTimes times, TimeZoneInfo zone, Actor by, DateTimeOffset at)
    {
        if ((WhyOver() ?? WhyNotAdd(times, except: null)) is { } refusal)
        {
            return refusal;
        }

        var session = new WorkshopSession(CentreId, times, zone);
        _sessions.Add(session);
        CountDates();
        return Note(new WorkshopEvent(WorkshopEventKind.SessionAdded, IsAnnounced && session.StartsAt > at, by, at, to: times));
    }

    /// <summary>
    /// Moves a session to another date, time or room. Those enrolled are told, unless it was over and still is. Refuses: <see cref="NotFound"/>, <see cref="WorkshopOver"/>,
    /// <see cref="SessionIsCancelled"/>, <see cref="SessionEndsBeforeStart"/>, <see cref="SessionsOverlap"/>, <see cref="SessionUnchanged"/>.
    /// </summary>
    /// <param name="roomId">A room for this session alone; null: the workshop's.</param>
    /// <param name="reason">Told to those enrolled; null when none is given.</param>
    public Outcome<WorkshopEvent> MoveSession(long sessionId, SessionTimes to, long? roomId, string? reason, TimeZoneInfo zone, Actor by, DateTimeOffset at)
    {
        if (_sessions.Find(s => s.Id == sessionId) is not { } session)
        {
            return new NotFound();
        }

        if ((WhyOver() ?? WhyReasonTooLong(reason) ?? (session.IsPlanned ? null : new SessionIsCancelled()) ?? WhyNotAdd(to, session)) is { } refusal)
        {
            return refusal;
        }

        if (session.Times == to && session.RoomId == roomId)
        {
            return new SessionUnchanged();
        }

        var (from, wasToCome) = (session.Times, session.StartsAt > at);
        if (from != to)
        {
            session.Set(to, zone);
        }

        session.MoveTo(roomId);
        CountDates();
        var kind = from == to ? WorkshopEventKind.RoomChanged : WorkshopEventKind.SessionMoved;
        return Note(new WorkshopEvent(kind, IsAnnounced && (wasToCome || session.StartsAt > at), by, at, from, to, Tidied(reason)));
    }

    /// <summary>
    /// Drops a date: removed from a draft, or cancelled, and people told, once the workshop is announced. Refuses: <see cref="NotFound"/>, <see cref="WorkshopOver"/>,
    /// <see cref="SessionIsCancelled"/>, <see cref="CancelReasonMissing"/> (not of a draft), <see cref="FieldTooLong"/>.
    /// </summary>
    public Outcome<WorkshopEvent> DropSession(long sessionId, string? reason, Actor by, DateTimeOffset at)
    {
        if (_sessions.Find(s => s.Id == sessionId) is not { } session)
        {
            return new NotFound();
        }

        if ((WhyOver() ?? WhyReasonTooLong(reason) ?? (session.IsPlanned ? null : new SessionIsCancelled())) is { } refusal)
        {
            return refusal;
        }

        if (!IsAnnounced)
        {
            _sessions.Remove(session);
        }
        else if (Tidied(reason) is { } why)
        {
            session.Cancel(why);
        }
        else
        {
            return new CancelReasonMissing();
        }

        CountDates();
        return Note(new WorkshopEvent(WorkshopEventKind.SessionCancelled, IsAnnounced && session.StartsAt > at, by, at, from: session.Times, reason: Tidied(reason)));
    }

    /// <summary>
    /// Cancels it, or what is left of it: sessions still to come are cancelled, and everyone enrolled or waiting is told. Refuses
    /// <see cref="WorkshopOver"/>, <see cref="CancelReasonMissing"/>, <see cref="FieldTooLong"/>.
    /// </summary>
    public Outcome<WorkshopEvent> Cancel(string reason, Actor by, DateTimeOffset at)
    {
        if ((WhyOver() ?? WhyReasonTooLong(reason)) is { } refusal)
        {
            return refusal;
        }

        if (Tidied(reason) is not { } why)
        {
            return new CancelReasonMissing();
        }

        var isToTell = IsAnnounced && EndsAt > at;
        foreach (var session in _sessions.Where(s => s.IsPlanned && s.StartsAt > at))
        {
            session.Cancel(null);
        }

        Status = WorkshopStatus.Cancelled;
        CancelReason = why;
        return Note(new WorkshopEvent(WorkshopEventKind.Cancelled, isToTell, by, at, reason: why));
    }

    /// <summary>Marks it as done. Refuses <see cref="WorkshopNotOpen"/>, <see cref="SessionsToCome"/>, <see cref="AttendanceUnrecorded"/> unless it is to be closed even so.</summary>
    /// <param name="unrecorded">Sessions at which it is not recorded of somebody whether they were there: such time counts as not attended.</param>
    public Outcome<WorkshopEvent> Finish(Actor by, DateTimeOffset at, int unrecorded = 0, bool evenSo = false)
    {
        if (!TakesEnrolments)
        {
            return new WorkshopNotOpen(Status);
        }

        if (PlannedSessions.LastOrDefault() is { } last && last.EndsAt > at)
        {
            return new SessionsToCome(last.Date);
        }

        if (unrecorded > 0 && !evenSo)
        {
            return new AttendanceUnrecorded(unrecorded);
        }

        Status = WorkshopStatus.Done;
        return Note(new WorkshopEvent(WorkshopEventKind.Done, false, by, at));
    }

    /// <summary>
    /// Lets sessions take place despite a conflict. Refuses <see cref="NotAllowed"/> unless it is a manager of the centre,
    /// <see cref="OverrideReasonMissing"/>, <see cref="FieldTooLong"/>.
    /// </summary>
    /// <param name="sessions">Those that have a conflict; others are left alone.</param>
    public Outcome<WorkshopEvent> Override(IReadOnlyCollection<SessionTimes> sessions, string reason, Actor by, DateTimeOffset at)
    {
        if (!by.Runs(CentreId))
        {
            return new NotAllowed();
        }

        if (WhyReasonTooLong(reason) is { } refusal)
        {
            return refusal;
        }

        if (Tidied(reason) is not { } why)
        {
            return new OverrideReasonMissing();
        }

        foreach (var session in _sessions.Where(s => s.IsPlanned && sessions.Contains(s.Times)))
        {
            session.Override(why, by);
        }

        return Note(new WorkshopEvent(WorkshopEventKind.Overridden, false, by, at, reason: why));
    }
}
