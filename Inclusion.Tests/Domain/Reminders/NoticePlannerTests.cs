using Inclusion.Domain.Reminders;
using Inclusion.Domain.Training;
using Inclusion.Tests.Domain.Training;
using Inclusion.Tests.Support;
using static Inclusion.Tests.Domain.Training.TrainingSamples;

namespace Inclusion.Tests.Domain.Reminders;

public sealed class NoticePlannerTests
{
    private static readonly int[] Days = [3, 1];

    [Theory]
    [InlineData(4, null)]
    [InlineData(3, 3)]
    [InlineData(2, 3)]
    [InlineData(1, 1)]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    public void A_workshop_is_brought_to_mind_three_days_and_one_day_before(int left, int? offset)
    {
        var due = NoticePlanner.Soon(Monday.AddDays(-left), Monday.AddDays(-30), Monday, Days);

        Assert.Equal(offset is null ? null : new NoticeDue(NoticeKind.WorkshopSoon, $"2026-03-02/{offset}"), due);
    }

    [Fact]
    public void Who_was_told_the_dates_on_that_day_or_later_is_not_reminded_of_them()
    {
        Assert.Null(NoticePlanner.Soon(Monday.AddDays(-2), Monday.AddDays(-3), Monday, Days));
        Assert.NotNull(NoticePlanner.Soon(Monday.AddDays(-1), Monday.AddDays(-3), Monday, Days));
        Assert.Null(NoticePlanner.Soon(Monday.AddDays(-1), Monday.AddDays(-1), Monday, Days));
        Assert.Null(NoticePlanner.Soon(Monday.AddDays(-1), Monday.AddDays(-9), Monday, []));
    }

    [Fact]
    public void The_window_holds_every_day_of_which_something_may_be_said()
    {
        var (from, to) = NoticePlanner.SoonWindow(Monday, Days)!.Value;

        for (var first = Monday.AddDays(-10); first < Monday.AddDays(10); first = first.AddDays(1))
        {
            Assert.Equal(first >= from && first <= to, NoticePlanner.Soon(Monday, Monday.AddDays(-30), first, Days) is not null);
        }
    }

    [Fact]
    public void An_offer_is_said_while_it_lasts()
    {
        var workshop = Open(1);
        var seats = new WorkshopSeats(workshop, []);
        var (first, second) = (seats.Enrol(1), seats.Enrol(2));
        Assert.Null(NoticePlanner.Offer(second, Now));
        Assert.False(seats.Cancel(first, EnrolmentEnd.Withdrew, "Ill", Now).IsRefused);
        seats.Offer(WorkshopSeats.DefaultOffer, Now);

        Assert.Equal(NoticeKind.PlaceOffered, NoticePlanner.Offer(second, Now)!.Value.Kind);
        Assert.Null(NoticePlanner.Offer(second, Now.AddHours(48)));
    }

    [Fact]
    public void A_change_is_told_to_who_was_enrolled_by_then_and_a_cancellation_to_who_waited_too()
    {
        var workshop = Open(1);
        var seats = new WorkshopSeats(workshop, []);
        var (first, waiting) = (seats.Enrol(1), seats.Enrol(2));
        var moved = workshop.MoveSession(1, At(Monday.AddDays(9)), null, null, Calendars.Paris, Marc, Now.AddHours(1)).Value.WithId(5);

        Assert.Equal(new NoticeDue(NoticeKind.WorkshopChanged, "5"), NoticePlanner.Happened(moved, first));
        var late = seats.Enrol(100);
        Assert.Null(NoticePlanner.Happened(moved, late));

        var cancelled = workshop.Cancel("Trainer ill", Marc, Now.AddHours(2)).Value.WithId(6);
        seats.ReleaseWaitingList(Now.AddHours(2));
        Assert.All([first, waiting, late], e => Assert.Equal(new NoticeDue(NoticeKind.WorkshopCancelled, "6"), NoticePlanner.Happened(cancelled, e)));
    }
}
