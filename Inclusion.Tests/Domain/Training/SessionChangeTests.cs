using Inclusion.Domain.Training;

namespace Inclusion.Tests.Domain.Training;

public sealed class SessionChangeTests
{
    [Fact]
    public void A_session_that_moves_twice_is_moved_once_with_the_last_reason()
    {
        var change = Assert.Single(SessionChange.Fold([new(On(3), On(4), false, "second", 2), new(On(2), On(3), false, "first", 1)]));
        Assert.Equal(new SessionChange(On(2), On(4), false, "second", 2), change);
    }

    [Fact]
    public void What_is_undone_is_left_out()
    {
        Assert.Empty(SessionChange.Fold([new(On(2), On(3), false, "", 1), new(On(3), On(2), false, "", 2)]));
        Assert.Empty(SessionChange.Fold([new(null, On(5), false, "", 1), new(On(5), null, false, "", 2)]));
        Assert.Empty(SessionChange.Fold([new(On(5), null, false, "", 1), new(null, On(5), false, "", 2)]));
        Assert.Empty(SessionChange.Fold([new(null, On(5), false, "", 1), new(On(5), On(5), true, "", 2), new(On(5), null, false, "", 3)]));
    }

    [Fact]
    public void A_session_that_moved_and_is_then_dropped_is_dropped_at_the_time_that_people_know()
    {
        var change = Assert.Single(SessionChange.Fold([new(On(2), On(3), false, "", 1), new(On(3), null, false, "ill", 2)]));
        Assert.Equal((On(2), (SessionTimes?)null, "ill"), (change.From!.Value, change.To, change.Reason));
    }

    [Fact]
    public void One_session_takes_the_time_of_another_and_both_are_told()
    {
        var changes = SessionChange.Fold([new(On(2), On(3), false, "", 1), new(On(16), On(2), false, "", 2)]);
        Assert.Equal([(On(2), On(3)), (On(16), On(2))], changes.Select(c => (c.From!.Value, c.To!.Value)));
    }

    [Fact]
    public void The_room_of_the_workshop_and_of_one_session_are_told_apart()
    {
        var changes = SessionChange.Fold([new(null, null, true, "", 1), new(On(2), On(2), true, "", 2), new(null, null, true, "", 3)]);
        Assert.Equal([false, true], changes.Select(c => c.IsOfWorkshop));
    }

    private static SessionTimes On(int day) => new(new DateOnly(2026, 12, day), new TimeOnly(10, 0), new TimeOnly(12, 0));
}
