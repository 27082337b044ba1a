using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using static Inclusion.Tests.Domain.Training.TrainingSamples;

namespace Inclusion.Tests.Domain.Training;

public sealed class OverlapCheckTests
{
    private static readonly DateOnly Tuesday = Monday.AddDays(1);

    [Fact]
    public void Room_trainer_and_device_are_each_named_with_the_session_that_has_them()
    {
        var other = Use(2, At(Tuesday, 11, 12), room: 5, trainers: [7, 8], devices: [20]);

        var conflicts = Check([Use(1, At(Tuesday), room: 5, trainers: [8, 9], devices: [20, 21])], [other]);

        Assert.Equal(
            [(ConflictKind.RoomTaken, 5L), (ConflictKind.TrainerTaken, 8L), (ConflictKind.DeviceTaken, 20L)],
            conflicts.Select(c => (c.Kind, c.ThingId!.Value)));
        Assert.All(conflicts, c => Assert.Same(other, c.With));
    }

    [Fact]
    public void One_session_may_begin_when_another_ends() =>
        Assert.Empty(Check([Use(1, At(Tuesday, 10, 11), room: 5)], [Use(2, At(Tuesday, 9, 10), room: 5), Use(3, At(Tuesday, 11, 12), room: 5)]));

    [Fact]
    public void Sessions_without_a_room_do_not_meet_in_it() =>
        Assert.Empty(Check([Use(1, At(Tuesday))], [Use(2, At(Tuesday))]));

    [Fact]
    public void A_trainer_of_centres_in_two_time_zones_is_in_one_place_at_a_time()
    {
        // 16:00 in Paris is 10:00 in Montréal.
        var there = new SessionUse(2, "Là-bas", At(Tuesday), InstantOf(Tuesday, 10, Calendars.Montreal), InstantOf(Tuesday, 12, Calendars.Montreal), null, [7], []);

        var conflict = Assert.Single(Check([Use(1, At(Tuesday, 16, 17), trainers: [7])], [there]));

        Assert.Equal(ConflictKind.TrainerTaken, conflict.Kind);
        Assert.Empty(Check([Use(1, At(Tuesday, 10, 12), trainers: [7])], [there]));
    }

    [Fact]
    public void A_closed_day_is_said_with_its_reason()
    {
        var calendar = Calendars.Weekdays(Calendars.Closed(Tuesday, Tuesday, "Travaux"));

        var conflict = Assert.Single(OverlapCheck.Run([Use(1, At(Tuesday))], [], [], calendar));

        Assert.Equal((ConflictKind.CentreClosed, "Travaux"), (conflict.Kind, conflict.Reason));
    }

    [Theory]
    [InlineData(8, 10, false)]
    [InlineData(9, 12, true)]
    [InlineData(11, 15, false)]
    [InlineData(14, 18, true)]
    [InlineData(17, 19, false)]
    public void Sessions_lie_within_the_opening_hours(int from, int to, bool within) =>
        Assert.Equal(within ? [] : [ConflictKind.OutsideOpeningHours], Check([Use(1, At(Tuesday, from, to))], []).Select(c => c.Kind));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(3, true)]
    public void A_device_is_away_until_the_day_on_which_it_is_due(int days, bool isAway)
    {
        var conflicts = OverlapCheck.Run([Use(1, At(Tuesday), devices: [20])], [], [new DeviceOut(20, Tuesday.AddDays(days)), new DeviceOut(21, Tuesday)], Calendars.Weekdays());

        Assert.Equal(isAway ? [ConflictKind.DeviceOnLoan] : [], conflicts.Select(c => c.Kind));
    }

    [Fact]
    public void A_device_that_should_be_back_is_away_on_every_day() =>
        Assert.Equal(
            [ConflictKind.DeviceOnLoan],
            OverlapCheck.Run([Use(1, At(Tuesday), devices: [20])], [], [new DeviceOut(20, Tuesday.AddDays(-30), IsOverdue: true)], Calendars.Weekdays()).Select(c => c.Kind));

    [Fact]
    public void A_device_that_is_not_ready_is_in_the_way_of_each_session_with_its_status()
    {
        var conflicts = OverlapCheck.Run(
            [Use(1, At(Tuesday), devices: [20]), Use(1, At(Tuesday.AddDays(1)), devices: [20])], [], [], Calendars.Weekdays(),
            [new DeviceUnready(20, Inclusion.Domain.Devices.DeviceStatus.Stolen), new DeviceUnready(21, Inclusion.Domain.Devices.DeviceStatus.Lost)]);

        Assert.Equal(2, conflicts.Count);
        Assert.All(conflicts, c => Assert.Equal((ConflictKind.DeviceNotReady, 20L, Inclusion.Domain.Devices.DeviceStatus.Stolen), (c.Kind, c.ThingId!.Value, c.Status!.Value)));
    }

    [Fact]
    public void Each_session_of_a_series_is_checked()
    {
        var others = new[] { Use(2, At(Tuesday.AddDays(7)), room: 5), Use(3, At(Tuesday.AddDays(14), 9, 11), room: 5) };

        var conflicts = Check(Enumerable.Range(0, 4).Select(week => Use(1, At(Tuesday.AddDays(7 * week)), room: 5)), others);

        Assert.Equal([Tuesday.AddDays(7), Tuesday.AddDays(14)], conflicts.Select(c => c.Times.Date));
    }

    private static IReadOnlyList<SessionConflict> Check(IEnumerable<SessionUse> planned, IReadOnlyCollection<SessionUse> others) =>
        OverlapCheck.Run(planned, others, [], Calendars.Weekdays());

    private static SessionUse Use(long workshop, SessionTimes times, long? room = null, long[]? trainers = null, long[]? devices = null) => new(
        workshop, $"Atelier {workshop}", times, InstantOf(times.Date, times.Start.Hour, Calendars.Paris), InstantOf(times.Date, times.End.Hour, Calendars.Paris), room, trainers ?? [], devices ?? []);

    private static DateTimeOffset InstantOf(DateOnly date, int hour, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(new TimeOnly(hour, 0));
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
