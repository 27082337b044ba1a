using Inclusion.Domain.Reminders;

namespace Inclusion.Tests.Domain.Reminders;

public sealed class ReminderPlannerTests
{
    private static readonly DateOnly Due = new(2026, 12, 14);
    private static readonly DateOnly Lent = Due.AddDays(-21);

    [Theory]
    [InlineData(-8, null, 0)]
    [InlineData(-7, ReminderKind.DueSoon, 7)]
    [InlineData(-2, ReminderKind.DueSoon, 2)]
    [InlineData(0, ReminderKind.DueToday, 0)]
    [InlineData(1, ReminderKind.Overdue, 1)]
    [InlineData(7, ReminderKind.Overdue, 7)]
    [InlineData(14, ReminderKind.Overdue, 14)]
    [InlineData(28, ReminderKind.Overdue, 28)]
    public void On_each_day_of_the_ladder_its_own_step_is_said(int day, ReminderKind? kind, int offset) => Assert.Equal(Step(kind, offset), On(day));

    [Theory]
    [InlineData(-5, ReminderKind.DueSoon, 7)]
    [InlineData(-1, ReminderKind.DueSoon, 2)]
    [InlineData(6, ReminderKind.Overdue, 1)]
    [InlineData(20, ReminderKind.Overdue, 14)]
    [InlineData(400, ReminderKind.Overdue, 28)]
    public void After_missed_days_only_the_latest_step_is_said(int day, ReminderKind kind, int offset) => Assert.Equal(Step(kind, offset), On(day));

    [Fact]
    public void A_run_every_day_says_every_step_once_on_its_day() =>
        Assert.Equal(
            [(-7, ReminderKind.DueSoon), (-2, ReminderKind.DueSoon), (0, ReminderKind.DueToday), (1, ReminderKind.Overdue), (7, ReminderKind.Overdue), (14, ReminderKind.Overdue), (28, ReminderKind.Overdue)],
            Said(Lent, Due, Enumerable.Range(-21, 80)).Select(said => (said.Day, said.Due.Kind)));

    [Fact]
    public void Nothing_is_said_on_the_day_of_the_check_out()
    {
        Assert.All(Enumerable.Range(0, 30), days => Assert.Null(ReminderPlanner.Plan(Due, Due, Due.AddDays(days), ReminderOffsets.Default)));
    }

    [Fact]
    public void A_step_from_before_the_check_out_is_never_caught_up()
    {
        var lent = Due.AddDays(-5);
        Assert.Equal([(-2, 2), (0, 0)], Said(lent, Due, Enumerable.Range(-5, 6)).Select(said => (said.Day, said.Due.OffsetDays)));
    }

    [Fact]
    public void A_step_that_falls_on_the_day_of_the_check_out_is_left_out() =>
        Assert.Equal([(-2, 2), (0, 0)], Said(Due.AddDays(-7), Due, Enumerable.Range(-7, 8)).Select(said => (said.Day, said.Due.OffsetDays)));

    [Fact]
    public void A_loan_of_a_day_is_reminded_on_its_due_day_and_after() =>
        Assert.Equal([0, 1], Said(Due.AddDays(-1), Due, Enumerable.Range(-1, 3)).Select(said => said.Day));

    [Fact]
    public void Without_offsets_only_the_due_day_speaks()
    {
        var none = ReminderOffsets.Of([], []);
        Assert.Null(ReminderPlanner.Plan(Due.AddDays(-1), Lent, Due, none));
        Assert.Equal(Step(ReminderKind.DueToday, 0), ReminderPlanner.Plan(Due, Lent, Due, none));
        Assert.Null(ReminderPlanner.Plan(Due.AddDays(30), Lent, Due, none));
    }

    [Fact]
    public void A_step_over_a_leap_day_and_a_year_is_counted_in_days()
    {
        Assert.Equal(Step(ReminderKind.DueSoon, 2), ReminderPlanner.Plan(new(2028, 2, 28), new(2028, 2, 1), new(2028, 3, 1), ReminderOffsets.Default));
        Assert.Equal(Step(ReminderKind.Overdue, 7), ReminderPlanner.Plan(new(2027, 1, 4), new(2026, 12, 1), new(2026, 12, 28), ReminderOffsets.Default));
    }

    [Fact]
    public void However_irregular_the_runs_the_steps_only_climb_and_the_latest_is_reached()
    {
        var random = new Random(14);
        for (var round = 0; round < 1000; round++)
        {
            var lent = Due.AddDays(-random.Next(1, 40));
            var runs = Enumerable.Range(lent.DayNumber - Due.DayNumber, 90).Where(_ => random.Next(4) == 0).ToArray();
            var said = Said(lent, Due, runs).ToArray();
            var planned = said.Select(s => Planned(s.Due)).ToArray();

            Assert.Equal(planned.Distinct().Order(), planned);
            Assert.All(said, s => Assert.True(Planned(s.Due) <= s.Day && Due.AddDays(Planned(s.Due)) > lent));
            if (runs is [.., >= 28])
            {
                Assert.Equal(28, planned[^1]);
            }
        }
    }

    /// <summary>What comes out of runs on these days (counted from the due date) when each step is claimed once, as the database does it.</summary>
    private static IEnumerable<(int Day, ReminderDue Due)> Said(DateOnly lent, DateOnly due, IEnumerable<int> days)
    {
        var claimed = new HashSet<ReminderDue>();
        foreach (var day in days)
        {
            if (ReminderPlanner.Plan(due.AddDays(day), lent, due, ReminderOffsets.Default) is { } step && claimed.Add(step))
            {
                yield return (day, step);
            }
        }
    }

    private static int Planned(ReminderDue step) => step.Kind is ReminderKind.DueSoon ? -step.OffsetDays : step.OffsetDays;

    private static ReminderDue? On(int day) => ReminderPlanner.Plan(Due.AddDays(day), Lent, Due, ReminderOffsets.Default);

    private static ReminderDue? Step(ReminderKind? kind, int offset) => kind is { } known ? new ReminderDue(known, offset) : null;
}
