using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Training;

/// <summary>What happens to a workshop after it was planned. Needs its sessions loaded.</summary>
public sealed partial class Workshop
{
    /// <summary>Adds a date. Refuses <see cref="WorkshopOver"/>, <see cref="SessionEndsBeforeStart"/>, <see cref="SessionsOverlap"/>, <see cref="SessionsTooMany"/>.</summary>
    public Outcome<WorkshopEvent> AddSession(SessionTimes times, TimeZoneInfo zone, Actor by, DateTimeOffset at)
    {
        if ((WhyOver() ?? WhyNotAdd(times)) is { } refusal)
        {
            return refusal;
        }

        var session = new WorkshopSession(CentreId, times, zone);
        _sessions.Add(session);
        CountDates();
        return Note(new WorkshopEvent(WorkshopEventKind.SessionAdded, IsAnnounced && session.StartsAt > at, by, at, to: times));
    }

    /// <summary>
    /// Moves a session, and those that go with it, to another date, time, room or trainer: all of them, or none. Those enrolled are told of dates and rooms, unless a session
    /// was over and still is. Refuses: <see cref="NotFound"/>, <see cref="WorkshopOver"/>, <see cref="SessionIsCancelled"/>, <see cref="SessionEndsBeforeStart"/>,
    /// <see cref="SessionsOverlap"/>, <see cref="SessionUnchanged"/>, <see cref="FieldTooLong"/>.
    /// </summary>
    /// <param name="reason">Told to those enrolled; null when none is given.</param>
    /// <returns>What happened to each session that changed.</returns>
    public Outcome<IReadOnlyList<WorkshopEvent>> MoveSessions(SessionMove move, string? reason, TimeZoneInfo zone, Actor by, DateTimeOffset at)
    {
        if (_sessions.Find(s => s.Id == move.SessionId) is not { } session)
        {
            return new NotFound();
        }

        if ((WhyOver() ?? WhyReasonTooLong(reason) ?? (session.IsPlanned ? null : new SessionIsCancelled()) ?? move.To.WhyNot()) is { } refusal)
        {
            return refusal;
        }

        var moved = Moved(move, at).Where(m => !m.IsUnchanged).ToList();
        if (moved.Count == 0)
        {
            return new SessionUnchanged();
        }

        if (WhyNotMove(moved) is { } why)
        {
            return why;
        }

        // In an order in which no session comes to stand where another one still is: what is told later follows each by its time.
        var isLater = move.To.Date > session.Date;
        var happened = new List<WorkshopEvent>();
        foreach (var one in isLater ? moved.OrderByDescending(m => m.Times.Date).ThenByDescending(m => m.Times.Start) : moved.OrderBy(m => m.Times.Date).ThenBy(m => m.Times.Start))
        {
            happened.Add(Move(one, Tidied(reason), zone, by, at));
        }

        CountDates();
        return happened;
    }

    /// <summary>Where the sessions that a move is for would be, the one that it names among them; nothing when there is no such session.</summary>
    public IReadOnlyList<MovedSession> Moved(SessionMove move, DateTimeOffset at)
    {
        if (_sessions.Find(s => s.Id == move.SessionId) is not { } first)
        {
            return [];
        }

        var days = move.To.Date.DayNumber - first.Date.DayNumber;
        return
        [
            .. InScope(first, move.Scope, at).Select(s => new MovedSession(
                s,
                new SessionTimes(s.Date.AddDays(days), move.To.Start == first.Start && s != first ? s.Start : move.To.Start, move.To.End == first.End && s != first ? s.End : move.To.End),
                s != first && move.RoomId == first.RoomId ? s.RoomId : move.RoomId,
                s != first && move.TrainerId == first.TrainerId ? s.TrainerId : move.TrainerId)),
        ];
    }

    /// <summary>
    /// Drops a date, and those that go with it: removed from a draft, or cancelled, and people told, once the workshop is announced. Refuses: <see cref="NotFound"/>,
    /// <see cref="WorkshopOver"/>, <see cref="SessionIsCancelled"/>, <see cref="CancelReasonMissing"/> (not of a draft), <see cref="FieldTooLong"/>.
    /// </summary>
    public Outcome<IReadOnlyList<WorkshopEvent>> DropSessions(long sessionId, SeriesScope scope, string? reason, Actor by, DateTimeOffset at)
    {
        if (_sessions.Find(s => s.Id == sessionId) is not { } session)
        {
            return new NotFound();
        }

        if ((WhyOver() ?? WhyReasonTooLong(reason) ?? (session.IsPlanned ? null : new SessionIsCancelled())) is { } refusal)
        {
            return refusal;
        }

        var why = Tidied(reason);
        if (IsAnnounced && why is null)
        {
            return new CancelReasonMissing();
        }

        var happened = new List<WorkshopEvent>();
        foreach (var one in InScope(session, scope, at))
        {
            if (IsAnnounced)
            {
                one.Cancel(why);
            }
            else
            {
                _sessions.Remove(one);
            }

            happened.Add(Note(new WorkshopEvent(WorkshopEventKind.SessionCancelled, IsAnnounced && one.StartsAt > at, by, at, from: one.Times, reason: why)));
        }

        CountDates();
        return happened;
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

    /// <summary>Staff have written to those who take part: it stays in its history, and no calendar shows it. Refuses <see cref="WorkshopNotOpen"/> of a draft.</summary>
    /// <param name="subject">Of the message.</param>
    public Outcome<WorkshopEvent> NoteMessage(string subject, Actor by, DateTimeOffset at)
    {
        if (!IsAnnounced)
        {
            return new WorkshopNotOpen(Status);
        }

        var happened = new WorkshopEvent(WorkshopEventKind.ParticipantsTold, false, by, at, reason: subject);
        _events.Add(happened);
        return happened;
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

    private List<WorkshopSession> InScope(WorkshopSession session, SeriesScope scope, DateTimeOffset at) =>
    [
        .. PlannedSessions.Where(s => s == session || (scope switch
        {
            SeriesScope.Following => s.StartsAt > session.StartsAt,
            SeriesScope.All => s.StartsAt > at,
            _ => false,
        })),
    ];

    /// <summary>Sessions that change are compared as they will be, with each other and with those that stay.</summary>
    private Refusal? WhyNotMove(List<MovedSession> moved)
    {
        if (moved.Select(m => m.Times.WhyNot()).FirstOrDefault(r => r is not null) is { } refusal)
        {
            return refusal;
        }

        var all = PlannedSessions.Where(s => !moved.Exists(m => m.Session == s)).Select(s => s.Times).Concat(moved.Select(m => m.Times)).OrderBy(t => t.Date).ThenBy(t => t.Start).ToList();
        return all.Zip(all.Skip(1)).Where(pair => pair.First.Overlaps(pair.Second)).Select(pair => new SessionsOverlap(pair.First.Date)).FirstOrDefault();
    }

    private WorkshopEvent Move(MovedSession moved, string? reason, TimeZoneInfo zone, Actor by, DateTimeOffset at)
    {
        var (session, to) = (moved.Session, moved.Times);
        var (from, wasToCome, roomChanges) = (session.Times, session.StartsAt > at, session.RoomId != moved.RoomId);
        if (from != to)
        {
            session.Set(to, zone);
        }

        session.MoveTo(moved.RoomId, moved.TrainerId);
        var kind = from != to ? WorkshopEventKind.SessionMoved : roomChanges ? WorkshopEventKind.RoomChanged : WorkshopEventKind.SessionTrainerChanged;
        var isToTell = kind is not WorkshopEventKind.SessionTrainerChanged && IsAnnounced && (wasToCome || session.StartsAt > at);
        return Note(new WorkshopEvent(kind, isToTell, by, at, from, to, reason));
    }
}
