namespace Inclusion.Domain.Training;

/// <summary>A mark with the length of its session: what attended time is counted from.</summary>
/// <param name="Mark">Null: unrecorded.</param>
public readonly record struct MarkedSession(int Minutes, AttendanceMark? Mark, int MinutesMissed)
{
    /// <summary>Minutes that the person was there; nothing is known to have been attended while it is unrecorded.</summary>
    public int MinutesAttended => Mark switch
    {
        AttendanceMark.Present => Minutes,
        AttendanceMark.Late or AttendanceMark.LeftEarly => Math.Max(0, Minutes - MinutesMissed),
        _ => 0,
    };
}

/// <summary>What someone attended of a workshop. Cancelled sessions count neither as planned nor as attended.</summary>
/// <param name="MinutesAttended">Of the sessions recorded.</param>
/// <param name="MinutesPlanned">Of all sessions that were not cancelled.</param>
/// <param name="Unrecorded">Sessions without a mark.</param>
/// <param name="IsNoShow">Something is recorded, and all of it says absent without excuse. Counted, never punished.</param>
public readonly record struct AttendedTime(int MinutesAttended, int MinutesPlanned, int Unrecorded, bool IsNoShow)
{
    /// <param name="sessions">Every session of the workshop that was not cancelled.</param>
    public static AttendedTime Of(IEnumerable<MarkedSession> sessions)
    {
        var all = sessions.ToList();
        var recorded = all.Where(s => s.Mark is not null).ToList();
        return new AttendedTime(
            all.Sum(s => s.MinutesAttended),
            all.Sum(s => s.Minutes),
            all.Count - recorded.Count,
            recorded.Count > 0 && recorded.TrueForAll(s => s.Mark is AttendanceMark.Absent));
    }

    /// <summary>As <see cref="Of(IEnumerable{MarkedSession})"/>, for one person.</summary>
    /// <param name="attendances">The person's, of any of the sessions.</param>
    public static AttendedTime Of(Workshop workshop, IEnumerable<Attendance> attendances)
    {
        var marks = attendances.ToDictionary(a => a.SessionId);
        return Of(workshop.PlannedSessions.Select(s => marks.TryGetValue(s.Id, out var a) ? new MarkedSession(s.Minutes, a.Mark, a.MinutesMissed) : new MarkedSession(s.Minutes, null, 0)));
    }

    /// <summary>Percent of the planned time, rounded down; 0 when nothing was planned.</summary>
    public int Percent => MinutesPlanned == 0 ? 0 : (int)(100L * MinutesAttended / MinutesPlanned);

    /// <summary>Whether it is at least this share of the planned time, to the minute.</summary>
    public bool Reaches(int thresholdPercent) => MinutesPlanned > 0 && 100L * MinutesAttended >= (long)thresholdPercent * MinutesPlanned;
}
