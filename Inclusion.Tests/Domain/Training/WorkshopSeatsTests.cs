using Inclusion.Domain.Training;
using static Inclusion.Tests.Domain.Training.TrainingSamples;

namespace Inclusion.Tests.Domain.Training;

public sealed class WorkshopSeatsTests
{
    private static readonly TimeSpan TwoDays = WorkshopSeats.DefaultOffer;

    [Fact]
    public void Seats_are_given_until_there_are_none_then_people_wait_in_order()
    {
        var workshop = Open(2);
        var seats = new WorkshopSeats(workshop, []);

        var all = Enumerable.Range(1, 5).Select(person => seats.Enrol(person)).ToList();

        Assert.Equal([1, 2], all.Where(e => e.Status is EnrolmentStatus.Enrolled).Select(e => e.PersonId));
        Assert.Equal([3, 4, 5], seats.Line.Select(e => e.PersonId));
        Assert.Equal([null, null, 1, 2, 3], all.Select(seats.PositionOf));
        Assert.Equal((WorkshopStatus.Full, 2), (workshop.Status, workshop.SeatsTaken));
    }

    [Fact]
    public void Nobody_is_enrolled_twice_or_in_a_workshop_that_takes_nobody()
    {
        var workshop = Open();
        var seats = new WorkshopSeats(workshop, []);
        seats.Enrol(1);

        Assert.Equal(new AlreadyEnrolled(EnrolmentStatus.Enrolled), seats.Enrol(1, Guid.NewGuid(), Marc, Now).Refusal);
        Assert.IsType<WorkshopNotOpen>(new WorkshopSeats(Draft(), []).Enrol(1, Guid.NewGuid(), Marc, Now).Refusal);
        Assert.IsType<WorkshopEnded>(seats.Enrol(2, Guid.NewGuid(), Marc, workshop.EndsAt!.Value).Refusal);
    }

    [Fact]
    public void A_free_seat_is_offered_to_the_first_in_line_and_held_for_them()
    {
        var (workshop, seats, all) = FullWithLine();
        Cancel(seats, all[0]);

        var offered = Assert.Single(seats.Offer(TwoDays, Now));

        Assert.Equal((3L, Now + TwoDays), (offered.PersonId, offered.OfferEndsAt!.Value));
        Assert.Equal((WorkshopStatus.Full, 2), (workshop.Status, workshop.SeatsTaken));
        Assert.Empty(seats.Offer(TwoDays, Now));
        Assert.Equal(EnrolmentStatus.Waiting, seats.Enrol(9).Status);
        Assert.False(seats.Accept(offered, Now.AddHours(47)).IsRefused);
        Assert.Equal(EnrolmentStatus.Enrolled, offered.Status);
    }

    [Fact]
    public void A_newcomer_does_not_pass_those_who_wait()
    {
        var (_, seats, all) = FullWithLine();
        Cancel(seats, all[0]);

        Assert.Equal(EnrolmentStatus.Waiting, seats.Enrol(9).Status);
    }

    [Fact]
    public void An_offer_never_lasts_past_the_start()
    {
        var (workshop, seats, all) = FullWithLine();
        Cancel(seats, all[0]);
        var dayBefore = workshop.StartsAt!.Value.AddHours(-20);

        Assert.Equal(workshop.StartsAt, Assert.Single(seats.Offer(TwoDays, dayBefore)).OfferEndsAt);
        Assert.Empty(seats.Offer(TwoDays, workshop.StartsAt.Value));
        Assert.Equal(WhyWaiting.WorkshopStarted, seats.WhyNotOffered(all[3], workshop.StartsAt.Value));
    }

    [Fact]
    public void An_offer_that_ends_unanswered_goes_to_the_next_and_is_not_made_again_unasked()
    {
        var (_, seats, all) = FullWithLine();
        Cancel(seats, all[0]);
        seats.Offer(TwoDays, Now);

        var next = Assert.Single(seats.Offer(TwoDays, Now + TwoDays));

        Assert.Equal(4, next.PersonId);
        Assert.Equal((EnrolmentStatus.Waiting, WhyWaiting.OfferLapsed), (all[2].Status, seats.WhyNotOffered(all[2], Now + TwoDays)));
        Assert.IsType<OfferOver>(seats.Accept(all[2], Now + TwoDays).Refusal);
        Assert.False(seats.QueueAgain(all[2], Now + TwoDays).IsRefused);
        Assert.Equal([5, 3], seats.Line.Select(e => e.PersonId));
    }

    [Fact]
    public void An_offer_that_is_over_is_not_accepted_even_before_anyone_has_ended_it()
    {
        var (_, seats, all) = FullWithLine();
        Cancel(seats, all[0]);
        var offered = Assert.Single(seats.Offer(TwoDays, Now));

        Assert.IsType<OfferOver>(seats.Accept(offered, Now + TwoDays).Refusal);
    }

    [Fact]
    public void A_declined_offer_goes_to_the_next()
    {
        var (_, seats, all) = FullWithLine();
        Cancel(seats, all[0]);
        Assert.False(seats.Decline(Assert.Single(seats.Offer(TwoDays, Now)), null, Now).IsRefused);

        Assert.Equal(4, Assert.Single(seats.Offer(TwoDays, Now)).PersonId);
        Assert.Equal((EnrolmentStatus.Cancelled, EnrolmentEnd.Declined), (all[2].Status, all[2].EndedBecause!.Value));
    }

    [Fact]
    public void The_line_says_why_nobody_was_offered_a_place()
    {
        var (workshop, _, all) = FullWithLine();
        var seats = new WorkshopSeats(workshop, all, new HashSet<long> { 3 });

        Assert.Equal(WhyWaiting.NoWayToReach, seats.WhyNotOffered(all[2], Now));
        Assert.Equal(WhyWaiting.NoFreeSeat, seats.WhyNotOffered(all[3], Now));
        Assert.Null(seats.WhyNotOffered(all[0], Now));
        Cancel(seats, all[0]);
        Assert.Equal(WhyWaiting.NextToBeOffered, seats.WhyNotOffered(all[3], Now));
        Assert.Equal(WhyWaiting.OthersFirst, seats.WhyNotOffered(all[4], Now));
        Assert.Equal(4, Assert.Single(seats.Offer(TwoDays, Now)).PersonId);
        Assert.False(workshop.Cancel("Trainer ill", Marc, Now).IsRefused);
        Assert.Equal(WhyWaiting.WorkshopCancelled, seats.WhyNotOffered(all[4], Now));
    }

    [Fact]
    public void A_household_gets_all_seats_or_none()
    {
        var workshop = Open(3);
        var seats = new WorkshopSeats(workshop, []);
        seats.Enrol(1);

        Assert.Equal(new NotEnoughSeats(2, 3), seats.EnrolTogether([2, 3, 4], waitTogether: false, Guid.NewGuid(), Marc, Now).Refusal);
        Assert.Equal(1, workshop.SeatsTaken);
        Assert.All(seats.EnrolTogether([2, 3], waitTogether: false, Guid.NewGuid(), Marc, Now).Value, e => Assert.Equal(EnrolmentStatus.Enrolled, e.Status));
        Assert.Equal(WorkshopStatus.Full, workshop.Status);
    }

    [Fact]
    public void A_household_that_waits_is_offered_places_only_together_and_lets_others_pass_meanwhile()
    {
        var workshop = Open(3);
        var seats = new WorkshopSeats(workshop, []);
        var enrolled = Enumerable.Range(1, 3).Select(person => seats.Enrol(person)).ToList();
        var family = seats.EnrolTogether([11, 12], waitTogether: true, Guid.NewGuid(), Marc, Now.AddMinutes(4)).Value;
        var alone = seats.Enrol(20);
        Cancel(seats, enrolled[0]);

        Assert.Equal(WhyWaiting.NotEnoughForAll, seats.WhyNotOffered(family[0], Now));
        Assert.Same(alone, Assert.Single(seats.Offer(TwoDays, Now)));

        Cancel(seats, enrolled[1]);
        Cancel(seats, enrolled[2]);
        Assert.Equal(family, seats.Offer(TwoDays, Now));
        Assert.False(seats.Accept(family[1], Now).IsRefused);
        Assert.All(family, e => Assert.Equal(EnrolmentStatus.Enrolled, e.Status));
    }

    [Fact]
    public void Who_walks_in_takes_a_free_seat_or_the_chair_of_someone_absent()
    {
        var workshop = Open(2);
        var seats = new WorkshopSeats(workshop, []);
        seats.Enrol(1);

        var first = seats.WalkIn(2, Guid.NewGuid(), Marc, Now).Value;
        var second = seats.WalkIn(3, Guid.NewGuid(), Marc, Now).Value;

        Assert.Equal((true, false), (first.HoldsSeat, second.HoldsSeat));
        Assert.All([first, second], e => Assert.True(e.IsWalkIn && e.Status is EnrolmentStatus.Enrolled));
        Assert.Equal(2, workshop.SeatsTaken);
    }

    [Fact]
    public void A_cancelled_workshop_lets_the_line_go_and_keeps_who_was_enrolled()
    {
        var (workshop, seats, all) = FullWithLine();
        Assert.False(workshop.Cancel("Trainer ill", Marc, Now).IsRefused);

        seats.ReleaseWaitingList(Now);

        Assert.Equal([EnrolmentStatus.Enrolled, EnrolmentStatus.Enrolled, EnrolmentStatus.Cancelled, EnrolmentStatus.Cancelled, EnrolmentStatus.Cancelled], all.Select(e => e.Status));
    }

    [Fact]
    public void Whatever_happens_there_are_never_more_seats_taken_than_there_are()
    {
        var random = new Random(20260302);
        for (var run = 0; run < 200; run++)
        {
            var workshop = Open(random.Next(1, 6));
            var seats = new WorkshopSeats(workshop, []);
            var all = new List<Enrolment>();
            var at = Now;
            for (var step = 0; step < 60; step++)
            {
                at = at.AddHours(random.Next(3));
                var some = all.Count > 0 ? all[random.Next(all.Count)] : null;
                switch (random.Next(7))
                {
                    case 0 when some is not null:
                        seats.Cancel(some, EnrolmentEnd.Withdrew, "Ill", at);
                        break;
                    case 1:
                        seats.Offer(TwoDays, at);
                        break;
                    case 2 when some is not null:
                        seats.Accept(some, at);
                        break;
                    case 3 when some is not null:
                        seats.Seat(some);
                        break;
                    case 4:
                        var family = seats.EnrolTogether([step * 10, (step * 10) + 1], random.Next(2) == 0, Guid.NewGuid(), Marc, at);
                        all.AddRange(family.IsRefused ? [] : family.Value);
                        break;
                    default:
                        var one = seats.Enrol((step * 10) + 2, Guid.NewGuid(), Marc, at);
                        all.AddRange(one.IsRefused ? [] : [one.Value]);
                        break;
                }

                Assert.Equal(all.Count(e => e.Status is EnrolmentStatus.Enrolled or EnrolmentStatus.Offered), workshop.SeatsTaken);
                Assert.InRange(workshop.SeatsTaken, 0, workshop.Capacity);
                Assert.Equal(workshop.FreeSeats == 0, workshop.Status is WorkshopStatus.Full);
            }
        }
    }

    /// <summary>Two seats taken by 1 and 2; 3, 4 and 5 wait.</summary>
    private static (Workshop Workshop, WorkshopSeats Seats, List<Enrolment> All) FullWithLine()
    {
        var workshop = Open(2);
        var seats = new WorkshopSeats(workshop, []);
        return (workshop, seats, [.. Enumerable.Range(1, 5).Select(person => seats.Enrol(person))]);
    }

    private static void Cancel(WorkshopSeats seats, Enrolment enrolment) =>
        Assert.False(seats.Cancel(enrolment, EnrolmentEnd.Withdrew, "Ill", Now).IsRefused);
}
