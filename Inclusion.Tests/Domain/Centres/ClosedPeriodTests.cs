using Inclusion.Tests.Support;

namespace Inclusion.Tests.Domain.Centres;

public sealed class ClosedPeriodTests
{
    [Fact]
    public void A_single_day_is_closed_in_its_year_only()
    {
        var day = Calendars.Closed(new(2026, 12, 24), new(2026, 12, 24));
        Assert.True(day.Contains(new(2026, 12, 24)));
        Assert.False(day.Contains(new(2026, 12, 23)));
        Assert.False(day.Contains(new(2026, 12, 25)));
        Assert.False(day.Contains(new(2027, 12, 24)));
    }

    [Fact]
    public void Both_ends_of_a_range_belong_to_it()
    {
        var range = Calendars.Closed(new(2026, 12, 24), new(2027, 1, 3));
        Assert.True(range.Contains(new(2026, 12, 24)));
        Assert.True(range.Contains(new(2027, 1, 3)));
        Assert.False(range.Contains(new(2026, 12, 23)));
        Assert.False(range.Contains(new(2027, 1, 4)));
    }

    [Theory]
    [InlineData(1998)]
    [InlineData(2026)]
    [InlineData(2027)]
    [InlineData(2040)]
    public void A_yearly_day_is_closed_in_any_year(int year)
    {
        var day = Calendars.ClosedYearly(new(2026, 7, 14), new(2026, 7, 14));
        Assert.True(day.Contains(new(year, 7, 14)));
        Assert.False(day.Contains(new(year, 7, 13)));
        Assert.False(day.Contains(new(year, 7, 15)));
    }

    [Theory]
    [InlineData(2027)]
    [InlineData(2026)]
    public void A_yearly_range_may_pass_the_new_year(int endYear)
    {
        var range = Calendars.ClosedYearly(new(2026, 12, 20), new(endYear, 1, 5));
        Assert.True(range.Contains(new(2030, 12, 20)));
        Assert.True(range.Contains(new(2030, 12, 31)));
        Assert.True(range.Contains(new(2031, 1, 1)));
        Assert.True(range.Contains(new(2031, 1, 5)));
        Assert.False(range.Contains(new(2030, 12, 19)));
        Assert.False(range.Contains(new(2031, 1, 6)));
        Assert.False(range.Contains(new(2031, 7, 1)));
    }

    [Fact]
    public void A_yearly_29_february_is_a_day_of_leap_years()
    {
        var day = Calendars.ClosedYearly(new(2028, 2, 29), new(2028, 2, 29));
        Assert.True(day.Contains(new(2032, 2, 29)));
        Assert.False(day.Contains(new(2027, 2, 28)));
        Assert.False(day.Contains(new(2027, 3, 1)));
    }

    [Fact]
    public void A_yearly_range_that_ends_on_29_february_ends_on_the_28th_in_other_years()
    {
        var range = Calendars.ClosedYearly(new(2028, 2, 21), new(2028, 2, 29));
        Assert.True(range.Contains(new(2027, 2, 28)));
        Assert.False(range.Contains(new(2027, 3, 1)));
        Assert.True(range.Contains(new(2032, 2, 29)));
    }
}
