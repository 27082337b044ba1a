using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Training;

/// <summary>Why someone who waits has not been offered a place.</summary>
public enum WhyWaiting
{
    NoFreeSeat = 1,

    /// <summary>Seats are free, and others were there before.</summary>
    OthersFirst = 2,

    /// <summary>They wait together, and there are not enough free seats for all of them.</summary>
    NotEnoughForAll = 3,

    /// <summary>They were offered a place and did not answer in time.</summary>
    OfferLapsed = 4,

    /// <summary>They have neither e-mail nor phone nor postal address.</summary>
    NoWayToReach = 5,
    WorkshopStarted = 6,
    WorkshopCancelled = 7,

    /// <summary>The workshop is a draft, or done.</summary>
    WorkshopNotOpen = 8,

    /// <summary>It is their turn: the next run offers the place.</summary>
    NextToBeOffered = 9,
}

/// <summary>
/// The seats of a workshop and the line for them. A seat is held by who is enrolled or has been offered a place; there are never more than the workshop's
/// capacity. Works on the workshop with its sessions and all its live enrolments, read while nobody else writes.
/// </summary>
/// <param name="enrolments">Every live enrolment of the workshop; cancelled ones may be among them.</param>
/// <param name="unreachable">People who cannot be told anything: passed over when places are offered, until staff seat them.</param>
public sealed class WorkshopSeats(Workshop workshop, IEnumerable<Enrolment> enrolments, IReadOnlySet<long>? unreachable = null)
{
    /// <summary>How long a place is held for someone by default (docs/domain.md, Waiting list).</summary>
    public static readonly TimeSpan DefaultOffer = TimeSpan.FromHours(48);

    private readonly List<Enrolment> _enrolments = [.. enrolments];

    /// <summary>The line: those who wait, first come first.</summary>
    public IReadOnlyList<Enrolment> Line => [.. _enrolments.Where(e => e.Status is EnrolmentStatus.Waiting).OrderBy(e => e.QueuedAt).ThenBy(e => e.Id == 0).ThenBy(e => e.Id)];

    /// <summary>Place in the line, from 1; null when they do not wait.</summary>
    public int? PositionOf(Enrolment enrolment) => Line.ToList().IndexOf(enrolment) is >= 0 and var index ? index + 1 : null;

    /// <summary>
    /// Enrols a person: on a free seat, or at the end of the line when there is none or others wait for it. Refuses <see cref="WorkshopNotOpen"/>,
    /// <see cref="WorkshopEnded"/>, <see cref="AlreadyEnrolled"/>.
    /// </summary>
    public Outcome<Enrolment> Enrol(long personId, Guid requestKey, Actor by, DateTimeOffset at)
    {
        if (WhyNotTake([personId], at) is { } refusal)
        {
            return refusal;
        }

        return Add(personId, requestKey, HasSeatFor(1, at), null, by, at);
    }

    /// <summary>
    /// Enrols people who come together: all get a seat, or none. Refuses as <see cref="Enrol"/>, <see cref="NobodyToEnrol"/>, and
    /// <see cref="NotEnoughSeats"/> unless they want to wait together.
    /// </summary>
    /// <param name="waitTogether">When there are not enough seats, they wait, and are offered places only when there is one for each.</param>
    public Outcome<IReadOnlyList<Enrolment>> EnrolTogether(IReadOnlyList<long> personIds, bool waitTogether, Guid requestKey, Actor by, DateTimeOffset at)
    {
        var people = personIds.Distinct().ToList();
        if (people.Count == 0)
        {
            return new NobodyToEnrol();
        }

        if (WhyNotTake(people, at) is { } refusal)
        {
            return refusal;
        }

        var seated = HasSeatFor(people.Count, at);
        if (!seated && (!waitTogether || people.Count > workshop.Capacity))
        {
            return new NotEnoughSeats(workshop.FreeSeats, people.Count);
        }

        Guid? together = people.Count > 1 ? requestKey : null;
        return Outcome.Of<IReadOnlyList<Enrolment>>([.. people.Select(id => Add(id, requestKey, seated, together, by, at))]);
    }

    /// <summary>
    /// Someone who came without having enrolled takes part: on a free seat, or on the chair of someone absent, which takes none. Someone who waited or was offered a
    /// place is seated. Refuses <see cref="WorkshopNotOpen"/> (draft or cancelled), <see cref="AlreadyEnrolled"/>.
    /// </summary>
    public Outcome<Enrolment> WalkIn(long personId, Guid requestKey, Actor by, DateTimeOffset at)
    {
        if (workshop.Status is WorkshopStatus.Draft or WorkshopStatus.Cancelled)
        {
            return new WorkshopNotOpen(workshop.Status);
        }

        var enrolment = _enrolments.Find(e => e.PersonId == personId && e.IsLive);
        if (enrolment is { Status: EnrolmentStatus.Enrolled })
        {
            return new AlreadyEnrolled(enrolment.Status);
        }

        if (enrolment is null)
        {
            enrolment = new Enrolment(workshop.Id, personId, requestKey, by, at);
            _enrolments.Add(enrolment);
        }

        enrolment.WalkIn(enrolment.HoldsSeat || workshop.FreeSeats > 0);
        Count();
        return enrolment;
    }

    /// <summary>
    /// Ends the offers whose time is over, then offers each free seat to the first in line who can be reached, has not let an offer lapse, and whose
    /// companions fit too. Nothing is offered once the workshop has begun.
    /// </summary>
    /// <param name="duration">How long a place is held; shorter when the workshop begins before.</param>
    /// <returns>Those who have just been offered a place.</returns>
    public IReadOnlyList<Enrolment> Offer(TimeSpan duration, DateTimeOffset at)
    {
        EndOffers(at);
        var offered = new List<Enrolment>();
        if (!workshop.TakesEnrolments || workshop.StartsAt is not { } start || start <= at)
        {
            return offered;
        }

        var ends = at + duration < start ? at + duration : start;
        while (NextInLine() is { } group)
        {
            group.ForEach(e => e.Offer(at, ends));
            offered.AddRange(group);
            Count();
        }

        return offered;
    }

    /// <summary>Offers that were not answered in time end: the seat is free, the person keeps a place in the line but is not offered another unasked.</summary>
    /// <returns>Those whose offers have just ended.</returns>
    public IReadOnlyList<Enrolment> EndOffers(DateTimeOffset at)
    {
        var lapsed = _enrolments.Where(e => e.Status is EnrolmentStatus.Offered && e.OfferEndsAt <= at).ToList();
        lapsed.ForEach(e => e.Lapse(at));
        Count();
        return lapsed;
    }

    /// <summary>The person wants the place that is offered, and so do those who wait with them. Refuses <see cref="NoOffer"/>, <see cref="OfferOver"/>.</summary>
    public Outcome Accept(Enrolment enrolment, DateTimeOffset at)
    {
        if (enrolment.Status is not EnrolmentStatus.Offered)
        {
            return enrolment.OfferLapsedAt is null ? new NoOffer() : new OfferOver();
        }

        if (enrolment.OfferEndsAt <= at)
        {
            return new OfferOver();
        }

        Companions(enrolment).ForEach(e => e.Seat());
        Count();
        return Outcome.Done;
    }

    /// <summary>The person does not want the place that is offered; those who wait with them go too. Refuses <see cref="NoOffer"/>.</summary>
    public Outcome Decline(Enrolment enrolment, string? reason, DateTimeOffset at)
    {
        if (enrolment.Status is not EnrolmentStatus.Offered)
        {
            return new NoOffer();
        }

        Companions(enrolment).ForEach(e => e.End(EnrolmentEnd.Declined, reason, at));
        Count();
        return Outcome.Done;
    }

    /// <summary>Staff give someone who waits a free seat, whatever the line. Refuses <see cref="NotWaiting"/>, <see cref="NoSeatFree"/>, <see cref="WorkshopNotOpen"/>.</summary>
    public Outcome Seat(Enrolment enrolment)
    {
        if (!workshop.TakesEnrolments)
        {
            return new WorkshopNotOpen(workshop.Status);
        }

        if (enrolment.Status is not EnrolmentStatus.Waiting)
        {
            return new NotWaiting();
        }

        if (workshop.FreeSeats < 1)
        {
            return new NoSeatFree();
        }

        enrolment.Seat();
        Count();
        return Outcome.Done;
    }

    /// <summary>Someone whose offer lapsed is put at the end of the line and may be offered a place again. Refuses <see cref="NotWaiting"/>.</summary>
    public Outcome QueueAgain(Enrolment enrolment, DateTimeOffset at)
    {
        if (enrolment.Status is not EnrolmentStatus.Waiting || enrolment.OfferLapsedAt is null)
        {
            return new NotWaiting();
        }

        enrolment.QueueAgain(at);
        return Outcome.Done;
    }

    /// <summary>Ends an enrolment; the seat is free for the next in line. Refuses <see cref="EnrolmentOver"/>, <see cref="CancelReasonMissing"/>, <see cref="FieldTooLong"/>.</summary>
    /// <param name="reason">Required.</param>
    public Outcome Cancel(Enrolment enrolment, EnrolmentEnd because, string reason, DateTimeOffset at)
    {
        if (!enrolment.IsLive)
        {
            return new EnrolmentOver();
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new CancelReasonMissing();
        }

        if (reason.Trim().Length > Enrolment.ReasonMaxLength)
        {
            return new FieldTooLong("Reason", Enrolment.ReasonMaxLength);
        }

        enrolment.End(because, reason, at);
        Count();
        return Outcome.Done;
    }

    /// <summary>
    /// After <see cref="Workshop.Cancel"/>: those who wait or were offered a place are let go; those enrolled stay, to be told and for the figures of sessions that took place.
    /// </summary>
    public void ReleaseWaitingList(DateTimeOffset at)
    {
        foreach (var enrolment in _enrolments.Where(e => e.Status is EnrolmentStatus.Waiting or EnrolmentStatus.Offered))
        {
            enrolment.End(EnrolmentEnd.WorkshopCancelled, null, at);
        }

        Count();
    }

    /// <summary>Why this person has not been offered a place; null when they do not wait.</summary>
    public WhyWaiting? WhyNotOffered(Enrolment enrolment, DateTimeOffset at)
    {
        if (enrolment.Status is not EnrolmentStatus.Waiting)
        {
            return null;
        }

        if (!workshop.TakesEnrolments)
        {
            return workshop.Status is WorkshopStatus.Cancelled ? WhyWaiting.WorkshopCancelled : WhyWaiting.WorkshopNotOpen;
        }

        if (workshop.StartsAt is not { } start || start <= at)
        {
            return WhyWaiting.WorkshopStarted;
        }

        if (enrolment.OfferLapsedAt is not null)
        {
            return WhyWaiting.OfferLapsed;
        }

        if (!IsReachable(enrolment))
        {
            return WhyWaiting.NoWayToReach;
        }

        if (workshop.FreeSeats == 0)
        {
            return WhyWaiting.NoFreeSeat;
        }

        if (Companions(enrolment).Count > workshop.FreeSeats)
        {
            return WhyWaiting.NotEnoughForAll;
        }

        return NextInLine() is { } next && next.Contains(enrolment) ? WhyWaiting.NextToBeOffered : WhyWaiting.OthersFirst;
    }

    private Enrolment Add(long personId, Guid requestKey, bool seated, Guid? together, Actor by, DateTimeOffset at)
    {
        var enrolment = new Enrolment(workshop.Id, personId, requestKey, by, at);
        if (seated)
        {
            enrolment.Seat();
        }
        else
        {
            enrolment.Wait(together);
        }

        _enrolments.Add(enrolment);
        Count();
        return enrolment;
    }

    private Refusal? WhyNotTake(IReadOnlyCollection<long> people, DateTimeOffset at)
    {
        if (!workshop.TakesEnrolments)
        {
            return new WorkshopNotOpen(workshop.Status);
        }

        if (workshop.EndsAt is not { } end || end <= at)
        {
            return new WorkshopEnded();
        }

        return _enrolments.Find(e => e.IsLive && people.Contains(e.PersonId)) is { } known ? new AlreadyEnrolled(known.Status) : null;
    }

    /// <summary>Seats are free that nobody in the line is about to be offered; once it has begun nobody is, and whoever comes may have them.</summary>
    private bool HasSeatFor(int people, DateTimeOffset at) =>
        workshop.FreeSeats >= people && (workshop.StartsAt <= at || NextInLine() is null);

    private List<Enrolment>? NextInLine()
    {
        foreach (var first in Line.Where(e => e.OfferLapsedAt is null && IsReachable(e)))
        {
            var group = Companions(first);
            if (group.Count <= workshop.FreeSeats)
            {
                return group;
            }
        }

        return null;
    }

    /// <summary>The enrolment with those of the same household who are at the same point.</summary>
    private List<Enrolment> Companions(Enrolment enrolment) =>
        enrolment.TogetherKey is { } key ? [.. _enrolments.Where(e => e.TogetherKey == key && e.Status == enrolment.Status)] : [enrolment];

    private bool IsReachable(Enrolment enrolment) => Companions(enrolment).Exists(e => unreachable?.Contains(e.PersonId) is not true);

    private void Count() => workshop.CountSeats(_enrolments.Count(e => e.HoldsSeat));
}
