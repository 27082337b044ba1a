using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Training;

/// <summary>Whether someone was at a session. Unrecorded is none of these: there is no record then.</summary>
public enum AttendanceMark
{
    Present = 1,
    Late = 2,
    LeftEarly = 3,

    /// <summary>Absent, and said so.</summary>
    Excused = 4,
    Absent = 5,
}

/// <summary>Whether one person was at one session; at most one record for both, the database sees to it.</summary>
public sealed class Attendance : IAudited, IVersioned
{
    private Attendance()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long EnrolmentId { get; private set; }

    public long SessionId { get; private set; }

    public AttendanceMark Mark { get; private set; }

    /// <summary>Minutes that they came late or left early; 0 for the other marks.</summary>
    public int MinutesMissed { get; private set; }

    /// <summary>Null when the product itself did it.</summary>
    public long? StaffId { get; private set; }

    public string StaffName { get; private set; } = "";

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>
    /// Refuses: <see cref="SessionIsCancelled"/>, <see cref="SessionToCome"/> (before its day only <see cref="AttendanceMark.Excused"/> is known),
    /// <see cref="MinutesMissedNotPossible"/> (late and left early take 1 minute to the session's length), <see cref="NotEnrolled"/>,
    /// <see cref="AttendanceMarkUnknown"/>.
    /// </summary>
    /// <param name="minutesMissed">For late and left early; ignored for the other marks.</param>
    /// <param name="today">The centre's own day.</param>
    public static Outcome<Attendance> Record(Enrolment enrolment, WorkshopSession session, AttendanceMark mark, int minutesMissed, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (enrolment.Status is not EnrolmentStatus.Enrolled)
        {
            return new NotEnrolled();
        }

        var attendance = new Attendance { EnrolmentId = enrolment.Id, SessionId = session.Id };
        return attendance.Change(session, mark, minutesMissed, by, at, today) is { Refusal: { } refusal } ? refusal : attendance;
    }

    /// <summary>Corrects it. Refuses as <see cref="Record"/>.</summary>
    public Outcome Change(WorkshopSession session, AttendanceMark mark, int minutesMissed, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (!session.IsPlanned)
        {
            return new SessionIsCancelled();
        }

        if (!Enum.IsDefined(mark))
        {
            return new AttendanceMarkUnknown((int)mark);
        }

        if (session.Date > today && mark is not AttendanceMark.Excused)
        {
            return new SessionToCome(session.Date);
        }

        var partly = mark is AttendanceMark.Late or AttendanceMark.LeftEarly;
        if (partly && (minutesMissed < 1 || minutesMissed > session.Minutes))
        {
            return new MinutesMissedNotPossible(session.Minutes);
        }

        Mark = mark;
        MinutesMissed = partly ? minutesMissed : 0;
        StaffId = by.StaffId;
        StaffName = by.Name;
        RecordedAt = at;
        return Outcome.Done;
    }
}
