using Inclusion.Domain.Reminders;
using Inclusion.Domain.Training;

namespace Inclusion.Web.Shared.Messages;

/// <summary>Something to be said about someone's place in a workshop, as a message says it.</summary>
/// <param name="Sessions">Those still to come, in order.</param>
/// <param name="Room">The workshop's; empty when it has none.</param>
/// <param name="AccessNotes">How to get in; may be empty.</param>
/// <param name="OfferEndsAt">Until when the place is held; null unless it is offered.</param>
/// <param name="Reason">Why it was changed or cancelled; empty when nobody said.</param>
public sealed record EnrolmentLine(
    NoticeKind Kind,
    long EnrolmentId,
    EnrolmentStatus Status,
    long WorkshopId,
    string Course,
    long CentreId,
    IReadOnlyList<SessionTimes> Sessions,
    string Room,
    string AccessNotes,
    DateTimeOffset? OfferEndsAt,
    string Reason);
