using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Training;

/// <summary>Where a session stands.</summary>
public enum SessionStatus
{
    Planned = 1,
    Cancelled = 2,
}

/// <summary>One dated session of a workshop.</summary>
public sealed class WorkshopSession : IAudited
{
    private WorkshopSession()
    {
    }

    internal WorkshopSession(long centreId, SessionTimes times, TimeZoneInfo zone)
    {
        CentreId = centreId;
        Set(times, zone);
    }

    public long Id { get; private set; }

    public long WorkshopId { get; private set; }

    /// <summary>The workshop's, kept here for the calendars.</summary>
    public long CentreId { get; private set; }

    public DateOnly Date { get; private set; }

    /// <summary>In the centre's local time.</summary>
    public TimeOnly Start { get; private set; }

    public TimeOnly End { get; private set; }

    /// <summary>The instant of <see cref="Start"/>.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>The instant of <see cref="End"/>.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Null: the workshop's room.</summary>
    public long? RoomId { get; private set; }

    /// <summary>Who gives this session in the place of the workshop's trainers; null: they do.</summary>
    public long? TrainerId { get; private set; }

    public SessionStatus Status { get; private set; } = SessionStatus.Planned;

    /// <summary>Null while it is planned, or when the whole workshop was cancelled.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>Why it takes place despite a conflict; null when there was none.</summary>
    public string? OverrideReason { get; private set; }

    /// <summary>The manager who decided it; null as <see cref="OverrideReason"/>.</summary>
    public string? OverriddenBy { get; private set; }

    public SessionTimes Times => new(Date, Start, End);

    /// <summary>Minutes planned.</summary>
    public int Minutes => Times.Minutes;

    public bool IsPlanned => Status is SessionStatus.Planned;

    internal void Set(SessionTimes times, TimeZoneInfo zone)
    {
        (Date, Start, End) = times;
        StartsAt = ZonedTime.InstantOf(times.Date, times.Start, zone);
        EndsAt = ZonedTime.InstantOf(times.Date, times.End, zone);
        OverrideReason = null;
        OverriddenBy = null;
    }

    internal void MoveTo(long? roomId, long? trainerId) => (RoomId, TrainerId) = (roomId, trainerId);

    internal void Cancel(string? reason)
    {
        Status = SessionStatus.Cancelled;
        CancelReason = reason;
    }

    internal void Override(string reason, Actor by)
    {
        OverrideReason = reason;
        OverriddenBy = by.Name;
    }
}
