using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Training;

/// <summary>Where a workshop stands.</summary>
public enum WorkshopStatus
{
    /// <summary>Being planned: nobody but staff sees it.</summary>
    Draft = 1,

    /// <summary>Takes enrolments and has free seats.</summary>
    Open = 2,

    /// <summary>Takes enrolments onto its waiting list: every seat is taken or offered. Follows the seats by itself.</summary>
    Full = 3,
    Cancelled = 4,

    /// <summary>Its sessions are over and someone has said so: certificates can be issued.</summary>
    Done = 5,
}

/// <summary>A course that is held: where, by whom, for how many, on which dates.</summary>
public sealed partial class Workshop : IAudited, IVersioned
{
    /// <summary>Maximum length of a reason, in characters.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>Maximum number of sessions of a workshop.</summary>
    public const int MaxSessions = 100;

    private readonly List<WorkshopSession> _sessions = [];
    private readonly List<WorkshopTrainer> _trainers = [];
    private readonly List<WorkshopDevice> _devices = [];
    private readonly List<WorkshopEvent> _events = [];

    private Workshop()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long CourseId { get; private set; }

    /// <summary>Never changes: another centre is another workshop.</summary>
    public long CentreId { get; private set; }

    /// <summary>Null: none, or not known yet.</summary>
    public long? RoomId { get; private set; }

    /// <summary>An IETF tag such as fr or ar.</summary>
    public string Language { get; private set; } = "";

    public int Capacity { get; private set; }

    /// <summary>Seats that are taken or offered; never more than <see cref="Capacity"/>, which the database checks too. Kept by <see cref="WorkshopSeats"/>.</summary>
    public int SeatsTaken { get; private set; }

    public string AccessNotes { get; private set; } = "";

    public bool IsPublic { get; private set; }

    /// <summary>The partner that pays for it; null: none, or not known.</summary>
    public long? FunderId { get; private set; }

    public WorkshopStatus Status { get; private set; }

    /// <summary>Null unless it was cancelled.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>Unguessable; begins the UID of its calendar entries and never changes.</summary>
    public string Uid { get; private set; } = "";

    /// <summary>SEQUENCE of its calendar entries (RFC 5545, 3.8.7.4): raised by each change that a calendar shows.</summary>
    public int CalendarSequence { get; private set; }

    /// <summary>The form that made it: one form sent twice makes one workshop.</summary>
    public Guid RequestKey { get; private set; }

    /// <summary>The first planned session's date; null without one. For lists.</summary>
    public DateOnly? FirstOn { get; private set; }

    /// <summary>The last planned session's date; null without one. For lists.</summary>
    public DateOnly? LastOn { get; private set; }

    public IReadOnlyList<WorkshopSession> Sessions => _sessions;

    public IReadOnlyList<WorkshopTrainer> Trainers => _trainers;

    public IReadOnlyList<WorkshopDevice> Devices => _devices;

    public IReadOnlyList<WorkshopEvent> Events => _events;

    public int FreeSeats => Capacity - SeatsTaken;

    public bool TakesEnrolments => Status is WorkshopStatus.Open or WorkshopStatus.Full;

    /// <summary>The sessions that take place or took place, in order.</summary>
    public IEnumerable<WorkshopSession> PlannedSessions => _sessions.Where(s => s.IsPlanned).OrderBy(s => s.StartsAt);

    /// <summary>When it begins: the start of its first planned session; null without one.</summary>
    public DateTimeOffset? StartsAt => PlannedSessions.FirstOrDefault()?.StartsAt;

    /// <summary>When it is over: the end of its last planned session; null without one.</summary>
    public DateTimeOffset? EndsAt => PlannedSessions.LastOrDefault()?.EndsAt;

    /// <summary>
    /// A new draft. Refuses: <see cref="WorkshopLanguageMissing"/>, <see cref="FieldTooLong"/>, <see cref="CapacityNotPossible"/>,
    /// <see cref="SessionEndsBeforeStart"/>, <see cref="SessionsOverlap"/>, <see cref="SessionsTooMany"/>, <see cref="CourseArchived"/>. What is in the way is
    /// asked of <see cref="OverlapCheck"/> beforehand.
    /// </summary>
    /// <param name="sessions">In any order; may be empty while it is a draft.</param>
    /// <param name="uid">Drawn at random, at least 128 bits.</param>
    /// <param name="zone">The centre's.</param>
    public static Outcome<Workshop> Plan(
        Course course, long centreId, WorkshopFacts facts, IReadOnlyCollection<SessionTimes> sessions, string uid, Guid requestKey, TimeZoneInfo zone, Actor by, DateTimeOffset at)
    {
        if (course.IsArchived)
        {
            return new CourseArchived(course.Title);
        }

        var workshop = new Workshop { CourseId = course.Id, CentreId = centreId, Status = WorkshopStatus.Draft, Uid = uid, RequestKey = requestKey };
        if (facts.WhyNot() is { } refusal)
        {
            return refusal;
        }

        workshop.Write(facts);
        foreach (var times in sessions.OrderBy(s => s.Date).ThenBy(s => s.Start))
        {
            if (workshop.WhyNotAdd(times) is { } why)
            {
                return why;
            }

            workshop._sessions.Add(new WorkshopSession(centreId, times, zone));
        }

        workshop.CountDates();
        workshop._events.Add(new WorkshopEvent(WorkshopEventKind.Planned, false, by, at));
        return workshop;
    }

    /// <summary>
    /// A new draft like this one, without anybody's enrolment. Refuses as <see cref="Plan"/>.
    /// </summary>
    /// <param name="firstOn">The day of its first session: the others follow at the same distances. Null: without sessions.</param>
    public Outcome<Workshop> Copy(Course course, DateOnly? firstOn, string uid, Guid requestKey, TimeZoneInfo zone, Actor by, DateTimeOffset at)
    {
        var planned = PlannedSessions.ToList();
        var moved = firstOn is { } first && planned.Count > 0
            ? planned.Select(s => s.Times.On(first.AddDays(s.Date.DayNumber - planned[0].Date.DayNumber))).ToList()
            : [];
        return Plan(course, CentreId, Facts, moved, uid, requestKey, zone, by, at);
    }

    /// <summary>As it is written now.</summary>
    public WorkshopFacts Facts => new()
    {
        RoomId = RoomId,
        TrainerIds = [.. _trainers.Select(t => t.StaffId)],
        Language = Language,
        Capacity = Capacity,
        DeviceIds = [.. _devices.Select(d => d.DeviceId)],
        AccessNotes = AccessNotes,
        IsPublic = IsPublic,
        FunderId = FunderId,
    };

    /// <summary>
    /// Changes what is written about it; another room is told to those enrolled. Refuses as <see cref="Plan"/>, and <see cref="CapacityBelowTaken"/>,
    /// <see cref="WorkshopOver"/> (cancelled or done), <see cref="WorkshopWithoutTrainer"/> once it is open.
    /// </summary>
    public Outcome<WorkshopEvent> Change(WorkshopFacts facts, Actor by, DateTimeOffset at)
    {
        if (WhyOver() is { } over)
        {
            return over;
        }

        if (facts.WhyNot() is { } refusal)
        {
            return refusal;
        }

        if (facts.Capacity < SeatsTaken)
        {
            return new CapacityBelowTaken(SeatsTaken);
        }

        if (Status is not WorkshopStatus.Draft && facts.TrainerIds.Count == 0)
        {
            return new WorkshopWithoutTrainer();
        }

        var moved = facts.RoomId != RoomId;
        Write(facts);
        CountSeats(SeatsTaken);
        return Note(new WorkshopEvent(moved ? WorkshopEventKind.RoomChanged : WorkshopEventKind.Changed, moved && IsAnnounced && EndsAt > at, by, at));
    }

    /// <summary>Opens it for enrolment. Refuses <see cref="WorkshopNotDraft"/>, <see cref="WorkshopWithoutSessions"/>, <see cref="WorkshopWithoutTrainer"/>.</summary>
    public Outcome<WorkshopEvent> Open(Actor by, DateTimeOffset at)
    {
        if (Status is not WorkshopStatus.Draft)
        {
            return new WorkshopNotDraft();
        }

        if (!_sessions.Exists(s => s.IsPlanned))
        {
            return new WorkshopWithoutSessions();
        }

        if (_trainers.Count == 0)
        {
            return new WorkshopWithoutTrainer();
        }

        Status = WorkshopStatus.Open;
        return Note(new WorkshopEvent(WorkshopEventKind.Opened, false, by, at));
    }

    /// <summary>Seats are taken or given back. Only <see cref="WorkshopSeats"/> knows how many.</summary>
    internal void CountSeats(int taken)
    {
        if (taken < 0 || taken > Capacity)
        {
            throw new InvalidOperationException($"{taken} of {Capacity} seats.");
        }

        SeatsTaken = taken;
        if (TakesEnrolments)
        {
            Status = taken == Capacity ? WorkshopStatus.Full : WorkshopStatus.Open;
        }
    }

    /// <summary>Whether anyone outside may know of it.</summary>
    private bool IsAnnounced => Status is not WorkshopStatus.Draft;

    private static string? Tidied(string? reason) => string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();

    private static Refusal? WhyReasonTooLong(string? reason) => reason?.Trim().Length > ReasonMaxLength ? new FieldTooLong("Reason", ReasonMaxLength) : null;

    private Refusal? WhyOver() => Status is WorkshopStatus.Cancelled or WorkshopStatus.Done ? new WorkshopOver(Status) : null;

    private Refusal? WhyNotAdd(SessionTimes times)
    {
        if (times.WhyNot() is { } refusal)
        {
            return refusal;
        }

        if (_sessions.Exists(s => s.IsPlanned && s.Times.Overlaps(times)))
        {
            return new SessionsOverlap(times.Date);
        }

        return _sessions.Count >= MaxSessions ? new SessionsTooMany(MaxSessions) : null;
    }

    private void Write(WorkshopFacts facts)
    {
        RoomId = facts.RoomId;
        Language = InvisibleCharacters.OneLine(facts.Language);
        Capacity = facts.Capacity;
        AccessNotes = facts.AccessNotes.Trim();
        IsPublic = facts.IsPublic;
        FunderId = facts.FunderId;
        var (trainers, devices) = (facts.TrainerIds.Distinct().ToList(), facts.DeviceIds.Distinct().ToList());
        _trainers.RemoveAll(t => !trainers.Contains(t.StaffId));
        _trainers.AddRange(trainers.Where(id => !_trainers.Exists(t => t.StaffId == id)).Select(id => new WorkshopTrainer(id)));
        _devices.RemoveAll(d => !devices.Contains(d.DeviceId));
        _devices.AddRange(devices.Where(id => !_devices.Exists(d => d.DeviceId == id)).Select(id => new WorkshopDevice(id)));
    }

    private void CountDates()
    {
        FirstOn = PlannedSessions.FirstOrDefault()?.Date;
        LastOn = PlannedSessions.LastOrDefault()?.Date;
    }

    private WorkshopEvent Note(WorkshopEvent happened)
    {
        CalendarSequence++;
        _events.Add(happened);
        return happened;
    }
}
