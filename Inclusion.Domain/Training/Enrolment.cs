using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Training;

/// <summary>Where someone's place in a workshop stands.</summary>
public enum EnrolmentStatus
{
    Enrolled = 1,
    Waiting = 2,

    /// <summary>A seat is held for them until the offer ends.</summary>
    Offered = 3,
    Cancelled = 4,
}

/// <summary>Why a place was given up.</summary>
public enum EnrolmentEnd
{
    /// <summary>The person said that they will not come.</summary>
    Withdrew = 1,

    /// <summary>The person did not want the place that was offered.</summary>
    Declined = 2,

    /// <summary>Staff took the place back.</summary>
    ByStaff = 3,
    WorkshopCancelled = 4,
}

/// <summary>
/// A person's place in a workshop, or in its line. What touches seats goes through <see cref="WorkshopSeats"/>; the database allows one live enrolment per
/// person and workshop.
/// </summary>
public sealed class Enrolment : IAudited, IVersioned
{
    /// <summary>Maximum length of a reason, in characters.</summary>
    public const int ReasonMaxLength = 500;

    private Enrolment()
    {
    }

    internal Enrolment(long workshopId, long personId, Guid requestKey, Actor by, DateTimeOffset at)
    {
        WorkshopId = workshopId;
        PersonId = personId;
        RequestKey = requestKey;
        EnrolledBy = by.Name;
        EnrolledAt = at;
        QueuedAt = at;
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long WorkshopId { get; private set; }

    public long PersonId { get; private set; }

    public EnrolmentStatus Status { get; private set; }

    /// <summary>True while a seat is taken by it: enrolled or offered. A walk-in who sits on the chair of someone absent takes none.</summary>
    public bool HoldsSeat { get; private set; }

    /// <summary>Came without having enrolled.</summary>
    public bool IsWalkIn { get; private set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset EnrolledAt { get; private set; }

    /// <summary>Who wrote it down; empty for the product itself.</summary>
    public string EnrolledBy { get; private set; } = "";

    /// <summary>The line is in the order of this instant, then of the id.</summary>
    public DateTimeOffset QueuedAt { get; private set; }

    /// <summary>Those of a household who wait for places together have the same key; null: waits alone.</summary>
    public Guid? TogetherKey { get; private set; }

    /// <summary>When a place was offered last; null: never.</summary>
    public DateTimeOffset? OfferedAt { get; private set; }

    /// <summary>Until when the seat is held; null unless a place is offered.</summary>
    public DateTimeOffset? OfferEndsAt { get; private set; }

    /// <summary>When an offer ended unanswered; null: none did, or staff put them in line again. Nobody is offered a second place unasked.</summary>
    public DateTimeOffset? OfferLapsedAt { get; private set; }

    /// <summary>Null while it lives.</summary>
    public EnrolmentEnd? EndedBecause { get; private set; }

    /// <summary>What was said about it; null when nothing.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Null while it lives.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The form that it comes from: the same key makes one enrolment per person, however often it is sent.</summary>
    public Guid RequestKey { get; private set; }

    public bool IsLive => Status is not EnrolmentStatus.Cancelled;

    internal void Seat()
    {
        Status = EnrolmentStatus.Enrolled;
        HoldsSeat = true;
        OfferEndsAt = null;
        TogetherKey = null;
    }

    internal void WalkIn(bool holdsSeat)
    {
        Status = EnrolmentStatus.Enrolled;
        HoldsSeat = holdsSeat;
        IsWalkIn = true;
        OfferEndsAt = null;
        TogetherKey = null;
    }

    internal void Wait(Guid? togetherKey)
    {
        Status = EnrolmentStatus.Waiting;
        TogetherKey = togetherKey;
    }

    internal void Offer(DateTimeOffset at, DateTimeOffset endsAt)
    {
        Status = EnrolmentStatus.Offered;
        HoldsSeat = true;
        OfferedAt = at;
        OfferEndsAt = endsAt;
    }

    internal void Lapse(DateTimeOffset at)
    {
        Status = EnrolmentStatus.Waiting;
        HoldsSeat = false;
        OfferEndsAt = null;
        OfferLapsedAt = at;
    }

    internal void QueueAgain(DateTimeOffset at)
    {
        QueuedAt = at;
        OfferLapsedAt = null;
    }

    internal void End(EnrolmentEnd because, string? reason, DateTimeOffset at)
    {
        Status = EnrolmentStatus.Cancelled;
        HoldsSeat = false;
        OfferEndsAt = null;
        EndedBecause = because;
        EndReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        EndedAt = at;
    }
}
