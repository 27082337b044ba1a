using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;

namespace Inclusion.Web.Features.Training.Feeds;

/// <summary>What a feed is of: oneself, a centre, or public workshops.</summary>
/// <param name="CentreId">Of a centre's feed and of public workshops at one centre; null else.</param>
public sealed record FeedOf(CalendarScope Scope, long? CentreId);

internal static class FeedAccess
{
    /// <summary>One's own workshops: whoever teaches. A centre's: whoever arranges workshops there. Public ones of all centres: whoever arranges them everywhere.</summary>
    public static bool MayHave(this Actor actor, FeedOf feed) => feed switch
    {
        { Scope: CalendarScope.Trainer, CentreId: null } => actor.StaffId is not null && TrainingAccess.Teaches(actor),
        { Scope: CalendarScope.Centre, CentreId: { } centre } => actor.ArrangesWorkshopsAt(centre),
        { Scope: CalendarScope.Public, CentreId: { } centre } => actor.ArrangesWorkshopsAt(centre),
        { Scope: CalendarScope.Public } => actor is { WorksAtDesk: true, CentreId: null },
        _ => false,
    };

    /// <summary>The living feeds of this kind; at most one.</summary>
    public static IQueryable<CalendarFeed> Living(this IQueryable<CalendarFeed> feeds, FeedOf feed, Actor actor)
    {
        var staffId = feed.Scope is CalendarScope.Trainer ? actor.StaffId : null;
        return feeds.Where(f => f.RevokedAt == null && f.Scope == feed.Scope && f.CentreId == feed.CentreId && f.StaffId == staffId);
    }
}
