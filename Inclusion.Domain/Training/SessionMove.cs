namespace Inclusion.Domain.Training;

/// <summary>Which dates of a workshop a change is for.</summary>
public enum SeriesScope
{
    /// <summary>The one session alone.</summary>
    This = 1,

    /// <summary>The session, and every later one that takes place.</summary>
    Following = 2,

    /// <summary>The session, and every other one that has not begun.</summary>
    All = 3,
}

/// <summary>
/// A session that is to be at another time, in another room or given by someone else. Those that move with it keep their distance in days; they take over its hours,
/// room and trainer where these change, and keep their own where they do not.
/// </summary>
/// <param name="RoomId">A room for this session alone; null: the workshop's.</param>
/// <param name="TrainerId">Who gives this session in the place of the workshop's trainers; null: they do.</param>
public sealed record SessionMove(long SessionId, SessionTimes To, long? RoomId, long? TrainerId = null, SeriesScope Scope = SeriesScope.This);

/// <summary>Where one session would be after a move.</summary>
public sealed record MovedSession(WorkshopSession Session, SessionTimes Times, long? RoomId, long? TrainerId)
{
    /// <summary>It stays as it is.</summary>
    public bool IsUnchanged => Session.Times == Times && Session.RoomId == RoomId && Session.TrainerId == TrainerId;
}
