namespace Inclusion.Domain.Training;

/// <summary>What became of one session, or of the workshop's room, since people were told last.</summary>
/// <param name="From">When the session was to be; null when it is new, or when it is about the workshop's room.</param>
/// <param name="To">When it is now; null when it is no more, or when it is about the workshop's room.</param>
/// <param name="OtherRoom">It takes place in another room than before.</param>
/// <param name="Reason">Why; empty when nobody said.</param>
/// <param name="EventId">The last event that it comes from: events follow each other in the order of their ids.</param>
public sealed record SessionChange(SessionTimes? From, SessionTimes? To, bool OtherRoom, string Reason, long EventId)
{
    /// <summary>It is about the workshop's room, for all its sessions.</summary>
    public bool IsOfWorkshop => From is null && To is null && OtherRoom;

    public static SessionChange Of(WorkshopEvent happened) =>
        new(happened.From, happened.To, happened.Kind is WorkshopEventKind.RoomChanged, happened.Reason ?? "", happened.Id);

    /// <summary>
    /// Several changes as one list, each session once: a session that was moved twice is moved once, from its first time to its last; one that is back where it
    /// was, or that was new and is no more, is left out.
    /// </summary>
    public static IReadOnlyList<SessionChange> Fold(IEnumerable<SessionChange> changes)
    {
        var folded = new List<SessionChange>();
        foreach (var change in changes.OrderBy(c => c.EventId))
        {
            var before = folded.FindIndex(earlier => Continues(earlier, change));
            var now = before < 0 ? change : Joined(folded[before], change);
            if (before >= 0)
            {
                folded.RemoveAt(before);
            }

            if (now.OtherRoom || now.From != now.To)
            {
                folded.Add(now);
            }
        }

        return folded;
    }

    /// <summary>Sessions of a workshop never overlap, so that a time tells one from the others. One that is dropped and added again at its time is back.</summary>
    private static bool Continues(SessionChange earlier, SessionChange later) => later switch
    {
        { IsOfWorkshop: true } => earlier.IsOfWorkshop,
        { From: { } from } => earlier.To == from,
        _ => earlier.To is null && earlier.From is not null && earlier.From == later.To,
    };

    private static SessionChange Joined(SessionChange earlier, SessionChange later) => later with
    {
        From = earlier.From,
        OtherRoom = (earlier.OtherRoom || later.OtherRoom) && (later.To is not null || later.IsOfWorkshop),
        Reason = later.Reason.Length > 0 ? later.Reason : earlier.Reason,
    };
}
