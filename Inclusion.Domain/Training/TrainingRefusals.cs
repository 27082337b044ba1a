using Inclusion.Domain.Common;

namespace Inclusion.Domain.Training;

public sealed record CourseTitleMissing : Refusal;

/// <param name="Max">Objectives allowed.</param>
/// <param name="MaxLength">Characters of each.</param>
public sealed record ObjectivesTooMany(int Max, int MaxLength, string Language) : Refusal;

public sealed record CompetencesWithoutFramework : Refusal;

public sealed record CompetencesTooMany(int Max) : Refusal;

/// <summary>The framework does not know the code.</summary>
public sealed record CompetenceUnknown(string Code) : Refusal;

public sealed record MaterialsLinkNotAnAddress(string Link) : Refusal;

/// <param name="Max">Hours.</param>
public sealed record CourseHoursNotPossible(int Max) : Refusal;

public sealed record CourseLevelUnknown(int Level) : Refusal;

public sealed record CapacityNotPossible(int Max) : Refusal;

public sealed record ThresholdNotPossible : Refusal;

public sealed record CourseArchived(string Title) : Refusal;

public sealed record RoomNameMissing : Refusal;

public sealed record RoomNameTaken(string Room) : Refusal;

public sealed record WorkshopLanguageMissing : Refusal;

public sealed record SessionEndsBeforeStart : Refusal;

/// <summary>Two sessions of the same workshop at one time.</summary>
public sealed record SessionsOverlap(DateOnly Date) : Refusal;

public sealed record SessionsTooMany(int Max) : Refusal;

/// <param name="Taken">Seats that are taken or offered.</param>
public sealed record CapacityBelowTaken(int Taken) : Refusal;

public sealed record WorkshopNotDraft : Refusal;

public sealed record WorkshopWithoutSessions : Refusal;

public sealed record WorkshopWithoutTrainer : Refusal;

/// <summary>Cancelled or done: nothing about it changes any more.</summary>
public sealed record WorkshopOver(WorkshopStatus Status) : Refusal;

public sealed record WorkshopNotOpen(WorkshopStatus Status) : Refusal;

/// <summary>Its last session is over.</summary>
public sealed record WorkshopEnded : Refusal;

public sealed record SessionIsCancelled : Refusal;

public sealed record SessionUnchanged : Refusal;

public sealed record SessionsToCome(DateOnly Date) : Refusal;

/// <param name="Count">Sessions at which it is not recorded of somebody whether they were there.</param>
public sealed record AttendanceUnrecorded(int Count) : Refusal;

public sealed record SessionToCome(DateOnly Date) : Refusal;

public sealed record CancelReasonMissing : Refusal;

public sealed record OverrideReasonMissing : Refusal;

/// <summary>Something is in the way of the sessions; a manager may override it with a reason.</summary>
/// <param name="Count">How many things.</param>
public sealed record SessionsInTheWay(int Count, IReadOnlyList<SessionConflict> Conflicts) : Refusal;

public sealed record RecurrenceWithoutDays : Refusal;

public sealed record RecurrenceTimesNotPossible(int Max) : Refusal;

public sealed record RecurrenceWeeksNotPossible(int Max) : Refusal;

public sealed record RecurrenceNeverOpen : Refusal;

public sealed record NobodyToEnrol : Refusal;

public sealed record AlreadyEnrolled(EnrolmentStatus Status) : Refusal;

/// <param name="Free">Seats that are free.</param>
/// <param name="Wanted">Seats that are needed.</param>
public sealed record NotEnoughSeats(int Free, int Wanted) : Refusal;

public sealed record NoOffer : Refusal;

public sealed record OfferOver : Refusal;

public sealed record NotWaiting : Refusal;

public sealed record NoSeatFree : Refusal;

public sealed record EnrolmentOver : Refusal;

public sealed record NotEnrolled : Refusal;

public sealed record ContactNotUnderstood : Refusal;

public sealed record RequestHandled : Refusal;

/// <param name="Max">Minutes that the session has.</param>
public sealed record MinutesMissedNotPossible(int Max) : Refusal;

public sealed record AttendanceMarkUnknown(int Mark) : Refusal;

public sealed record CompetenceNotInCourse(string Code) : Refusal;

public sealed record SkillStepUnknown(int Step) : Refusal;

public sealed record FeedbackEmpty : Refusal;

public sealed record FeedbackAnswerUnknown : Refusal;

public sealed record NeedLanguageMissing : Refusal;

/// <summary>A message to those of a workshop says nothing.</summary>
public sealed record ParticipantTextMissing : Refusal;

public sealed record ParticipantSubjectMissing : Refusal;
