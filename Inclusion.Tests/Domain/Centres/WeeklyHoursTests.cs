using Inclusion.Domain.Centres;

namespace Inclusion.Tests.Domain.Centres;

public sealed class WeeklyHoursTests
{
    [Fact]
    public void The_default_week_is_monday_to_friday_with_a_lunch_break()
    {
        OpenSpan[] day = [new(new(9, 0), new(12, 0)), new(new(14, 0), new(18, 0))];
        Assert.Equal(day, WeeklyHours.Default.On(DayOfWeek.Monday));
        Assert.Equal(day, WeeklyHours.Default.On(DayOfWeek.Friday));
        Assert.Empty(WeeklyHours.Default.On(DayOfWeek.Saturday));
        Assert.Empty(WeeklyHours.Default.On(DayOfWeek.Sunday));
    }

    [Fact]
    public void The_text_lists_the_days_from_monday_and_the_spans_in_order()
    {
        Assert.True(WeeklyHours.TryParse(" sun 14:00-16:00; MON 14:00 - 18:00 , 9:00-12:00 ", out var hours));
        Assert.Equal("Mon 09:00-12:00,14:00-18:00;Sun 14:00-16:00", hours.ToString());
    }

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 500; round++)
        {
            var hours = WeeklyHours.Closed;
            foreach (var day in WeeklyHours.Week)
            {
                var times = Enumerable.Range(0, random.Next(3) * 2).Select(_ => random.Next(24 * 60)).Distinct().Order().Select(m => new TimeOnly(m / 60, m % 60)).ToArray();
                hours = hours.With(day, times.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new OpenSpan(pair[0], pair[1])));
                Assert.NotNull(hours);
            }

            var read = WeeklyHours.Parse(hours.ToString());
            Assert.Equal(hours, read);
            Assert.All(WeeklyHours.Week, day => Assert.Equal(hours.On(day), read.On(day)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData(" ; ")]
    public void No_text_is_a_week_without_hours(string? text)
    {
        Assert.True(WeeklyHours.TryParse(text, out var hours));
        Assert.Equal(WeeklyHours.Closed, hours);
        Assert.False(hours.IsEverOpen);
    }

    [Theory]
    [InlineData("Mon")]
    [InlineData("Mon 9-12")]
    [InlineData("Mon 09:00")]
    [InlineData("Mon 09:00-")]
    [InlineData("Mon 12:00-09:00")]
    [InlineData("Mon 09:00-09:00")]
    [InlineData("Mon 09:00-24:00")]
    [InlineData("Mon 09:00-12:00,")]
    [InlineData("Mon 09:00-12:00,11:00-18:00")]
    [InlineData("Mon 09:00-12:00,12:00-18:00")]
    [InlineData("Mon 09:00-12:00;Mon 14:00-18:00")]
    [InlineData("Lun 09:00-12:00")]
    [InlineData("Monday 09:00-12:00")]
    public void What_is_not_a_week_is_not_read(string text)
    {
        Assert.False(WeeklyHours.TryParse(text, out var hours));
        Assert.Null(hours);
        Assert.Throws<FormatException>(() => WeeklyHours.Parse(text));
    }

    [Fact]
    public void One_day_is_changed_and_the_others_stay()
    {
        var changed = WeeklyHours.Default.With(DayOfWeek.Saturday, [new(new(10, 0), new(12, 30))]);
        Assert.Equal(WeeklyHours.Default + ";Sat 10:00-12:30", changed?.ToString());
        Assert.Empty(WeeklyHours.Default.On(DayOfWeek.Saturday));
    }

    [Fact]
    public void A_day_with_overlapping_spans_is_no_day() =>
        Assert.Null(WeeklyHours.Default.With(DayOfWeek.Saturday, [new(new(14, 0), new(18, 0)), new(new(9, 0), new(15, 0))]));

    [Fact]
    public void Seconds_do_not_count()
    {
        Assert.Null(WeeklyHours.Closed.With(DayOfWeek.Monday, [new(new(9, 0, 10), new(9, 0, 50))]));
        Assert.Equal("Mon 09:00-12:00", WeeklyHours.Closed.With(DayOfWeek.Monday, [new(new(9, 0, 10), new(12, 0, 50))])?.ToString());
    }
}
