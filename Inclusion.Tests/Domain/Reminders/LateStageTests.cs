using Inclusion.Domain.Reminders;

namespace Inclusion.Tests.Domain.Reminders;

public sealed class LateStageTests
{
    [Fact]
    public void Stages_go_from_one_reminder_to_the_day_before_the_next_and_the_last_has_no_end()
    {
        Assert.Equal([new(1, 6), new(7, 13), new(14, 27), new(28, null)], LateStage.Of(ReminderOffsets.Default));
        Assert.Equal([new(1, 2), new(3, null)], LateStage.Of(ReminderOffsets.Of([], [3])));
        Assert.Equal([new LateStage(1, null)], LateStage.Of(ReminderOffsets.Of([], [])));
    }

    [Theory]
    [InlineData("7-13", 7, 13)]
    [InlineData("28-", 28, null)]
    public void A_stage_is_read_as_it_is_written(string text, int from, int? to)
    {
        Assert.Equal(new LateStage(from, to), LateStage.Parse(text));
        Assert.Equal(text, new LateStage(from, to).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("13-7")]
    [InlineData("0-6")]
    [InlineData("1-2-3")]
    [InlineData("999999999999-")]
    public void Anything_else_is_no_stage(string? text) => Assert.Null(LateStage.Parse(text));
}
