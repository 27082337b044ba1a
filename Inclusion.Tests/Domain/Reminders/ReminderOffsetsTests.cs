using Inclusion.Domain.Reminders;

namespace Inclusion.Tests.Domain.Reminders;

public sealed class ReminderOffsetsTests
{
    [Fact]
    public void By_default_it_is_said_a_week_and_two_days_before_and_four_times_after()
    {
        Assert.Equal([7, 2], ReminderOffsets.Default.DueSoon);
        Assert.Equal([1, 7, 14, 28], ReminderOffsets.Default.Overdue);
    }

    [Theory]
    [InlineData("7,2")]
    [InlineData(" 2, 7 , 2")]
    [InlineData("2 7")]
    [InlineData("7;2;")]
    public void Days_are_read_as_people_type_them(string text)
    {
        var offsets = ReminderOffsets.Parse(text, text).Value;
        Assert.Equal([7, 2], offsets.DueSoon);
        Assert.Equal([2, 7], offsets.Overdue);
    }

    [Fact]
    public void No_days_means_that_nothing_is_said()
    {
        var offsets = ReminderOffsets.Parse("", " ").Value;
        Assert.Empty(offsets.DueSoon);
        Assert.Empty(offsets.Overdue);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-2")]
    [InlineData("366")]
    [InlineData("2.5")]
    [InlineData("two")]
    [InlineData("7, 2, x")]
    [InlineData("99999999999")]
    public void What_is_not_a_list_of_days_is_refused_by_name(string text)
    {
        Assert.Equal(new ReminderDaysNotUnderstood(text), ReminderOffsets.Parse(text, "1").Refusal);
        Assert.Equal(new ReminderDaysNotUnderstood(text), ReminderOffsets.Parse("7", text).Refusal);
    }
}
