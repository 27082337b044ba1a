using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Training;

/// <summary>What happens to a workshop after it was planned. Needs its sessions loaded.</summary>
public sealed partial class Workshop
{
    /// <summary>One more date. Refuses <see cref="WorkshopOver"/>, <see cref="SessionEndsBeforeStart"/>, <see cref="SessionsOverlap"/>, <see cref="SessionsTooMany"/>.</summary>
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
    /// Another date, other hours, another room. Those enrolled are told unless it was and is over. Refuses: <see cref="NotFound"/>, <see cref="WorkshopOver"/>,
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
    /// A date is dropped: taken out of a draft, cancelled once it is announced, and then told. Refuses: <see cref="NotFound"/>, <see cref="WorkshopOver"/>,
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
    /// It does not take place, or not to its end: what is still to come of it is cancelled, and everyone enrolled or waiting is told. Refuses
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

    /// <summary>It is over. Refuses <see cref="WorkshopNotOpen"/>, <see cref="SessionsToCome"/>.</summary>
    public Outcome<WorkshopEvent> Finish(Actor by, DateTimeOffset at)
    {
        if (!TakesEnrolments)
        {
            return new WorkshopNotOpen(Status);
        }

        if (PlannedSessions.LastOrDefault() is { } last && last.EndsAt > at)
        {
            return new SessionsToCome(last.Date);
        }

        Status = WorkshopStatus.Done;
        return Note(new WorkshopEvent(WorkshopEventKind.Done, false, by, at));
    }

    /// <summary>
    /// Sessions take place although something is in the way. Refuses <see cref="NotAllowed"/> unless it is a manager of the centre,
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
