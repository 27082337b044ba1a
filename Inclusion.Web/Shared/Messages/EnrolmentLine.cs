using Inclusion.Domain.Reminders;
using Inclusion.Domain.Training;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Shared.Messages;

/// <summary>A session, as someone who comes to it needs to know it.</summary>
/// <param name="Room">A room for this session alone; empty: the workshop's.</param>
public sealed record PlaceSession(SessionTimes Times, string Room);

/// <summary>Something to be said about someone's place in a workshop, as a message says it.</summary>
/// <param name="Course">Its title, in the organisation's own words: for staff.</param>
/// <param name="InLanguages">The course by language, for those who are written to.</param>
/// <param name="Sessions">Those still to come, in order.</param>
/// <param name="Changes">What became of its sessions and room; empty unless it changed.</param>
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
    IReadOnlyDictionary<string, CourseWording> InLanguages,
    long CentreId,
    IReadOnlyList<PlaceSession> Sessions,
    IReadOnlyList<SessionChange> Changes,
    string Room,
    string AccessNotes,
    DateTimeOffset? OfferEndsAt,
    string Reason)
{
    /// <summary>The title in the language that is spoken.</summary>
    internal string Title => Wording is { } wording ? wording.Title.Text : Course;

    /// <summary>What to bring, in the language that is spoken; may be empty.</summary>
    internal string ToBring => Wording is { } wording ? wording.ToBring.Text : "";

    private CourseWording? Wording => InLanguages.GetValueOrDefault(Language.Current.Code);
}
