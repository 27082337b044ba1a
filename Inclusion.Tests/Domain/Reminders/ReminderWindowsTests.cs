using Inclusion.Domain.Reminders;

namespace Inclusion.Tests.Domain.Reminders;

public sealed class ReminderWindowsTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    public static TheoryData<string, string> Offsets => new()
    {
        { "7, 2", "1, 7, 14, 28" },
        { "", "" },
        { "1", "1" },
        { "10, 9, 8", "3" },
        { "", "30, 60" },
    };

    [Theory]
    [MemberData(nameof(Offsets))]
    public void Every_due_date_falls_into_the_one_window_of_what_is_planned_for_it(string dueSoon, string overdue)
    {
        var offsets = ReminderOffsets.Parse(dueSoon, overdue).Value;
        var windows = ReminderPlanner.Windows(Today, offsets);
        for (var days = -400; days <= 400; days++)
        {
            var dueOn = Today.AddDays(days);
            var planned = ReminderPlanner.Plan(Today, lentOn: Today.AddDays(-1000), dueOn, offsets);
            var windowed = windows.Where(w => (w.From is null || dueOn >= w.From) && dueOn <= w.To).Select(w => w.Due).ToList();
            Assert.Equal(planned is { } due ? [due] : [], windowed);
        }
    }
}
