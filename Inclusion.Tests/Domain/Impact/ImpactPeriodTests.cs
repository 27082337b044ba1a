using Inclusion.Domain.Impact;

namespace Inclusion.Tests.Domain.Impact;

public sealed class ImpactPeriodTests
{
    [Theory]
    [InlineData("2026-01-01", "2026-12-31", PeriodKind.Year, "2025-01-01", "2025-12-31")]
    [InlineData("2024-01-01", "2024-12-31", PeriodKind.Year, "2023-01-01", "2023-12-31")]
    [InlineData("2026-01-01", "2026-03-31", PeriodKind.Quarter, "2025-10-01", "2025-12-31")]
    [InlineData("2026-10-01", "2026-12-31", PeriodKind.Quarter, "2026-07-01", "2026-09-30")]
    [InlineData("2026-03-01", "2026-03-31", PeriodKind.Month, "2026-02-01", "2026-02-28")]
    [InlineData("2024-03-01", "2024-03-31", PeriodKind.Month, "2024-02-01", "2024-02-29")]
    [InlineData("2026-03-02", "2026-03-31", PeriodKind.Free, "2026-01-31", "2026-03-01")]
    [InlineData("2026-03-05", "2026-03-05", PeriodKind.Free, "2026-03-04", "2026-03-04")]
    [InlineData("2025-07-01", "2026-06-30", PeriodKind.Free, "2024-07-01", "2025-06-30")]
    public void The_period_before_ends_on_the_day_before_and_is_of_the_same_kind(string first, string last, PeriodKind kind, string firstBefore, string lastBefore)
    {
        var period = ImpactPeriod.Between(Day(first), Day(last)).Value;

        Assert.Equal((kind, Day(first), Day(last)), (period.Kind, period.First, period.Last));
        Assert.Equal((kind, Day(firstBefore), Day(lastBefore)), (period.Previous().Kind, period.Previous().First, period.Previous().Last));
        Assert.False(period.Overlaps(period.Previous()));
        Assert.Equal(period, period.Previous().Next());
    }

    [Theory]
    [InlineData("2026-01-01", "2026-12-31", "2026-11-27", "2025-01-01", "2025-11-27")]
    [InlineData("2026-01-01", "2026-12-31", "2026-12-31", "2025-01-01", "2025-12-31")]
    [InlineData("2026-01-01", "2026-12-31", "2027-02-01", "2025-01-01", "2025-12-31")]
    [InlineData("2026-10-01", "2026-12-31", "2026-11-27", "2025-10-01", "2025-11-27")]
    [InlineData("2026-07-01", "2026-09-30", "2026-11-27", "2026-04-01", "2026-06-30")]
    [InlineData("2026-11-01", "2026-11-30", "2026-11-27", "2025-11-01", "2025-11-27")]
    [InlineData("2025-01-01", "2025-11-30", "2026-11-27", "2024-01-01", "2024-11-30")]
    [InlineData("2026-01-01", "2026-11-30", "2026-11-27", "2025-01-01", "2025-11-27")]
    [InlineData("2025-01-01", "2025-02-28", "2026-11-27", "2024-01-01", "2024-02-29")]
    [InlineData("2024-01-01", "2024-02-29", "2026-11-27", "2023-01-01", "2023-02-28")]
    [InlineData("2025-03-05", "2025-03-14", "2026-11-27", "2025-02-23", "2025-03-04")]
    [InlineData("2024-01-01", "2025-06-30", "2026-11-27", "2022-07-03", "2023-12-31")]
    [InlineData("2027-01-01", "2027-12-31", "2026-11-27", "2026-01-01", "2026-12-31")]
    public void Eleven_months_are_compared_with_the_same_eleven_of_the_year_before(string first, string last, string today, string firstBefore, string lastBefore)
    {
        var compared = ImpactPeriod.Between(Day(first), Day(last)).Value.ComparedWith(Day(today));

        Assert.Equal((Day(firstBefore), Day(lastBefore)), (compared.First, compared.Last));
    }

    [Fact]
    public void Whole_months_quarters_and_years_are_the_same_however_they_are_asked_for()
    {
        Assert.Equal(ImpactPeriod.Month(Day("2026-02-14")), ImpactPeriod.Between(Day("2026-02-01"), Day("2026-02-28")).Value);
        Assert.Equal(ImpactPeriod.Quarter(Day("2026-05-31")), ImpactPeriod.Between(Day("2026-04-01"), Day("2026-06-30")).Value);
        Assert.Equal(ImpactPeriod.Year(2026), ImpactPeriod.Between(Day("2026-01-01"), Day("2026-12-31")).Value);
    }

    [Fact]
    public void Both_ends_belong_to_it()
    {
        Assert.Equal(28, ImpactPeriod.Month(Day("2026-02-01")).Days);
        Assert.Equal(1, ImpactPeriod.Between(Day("2026-02-03"), Day("2026-02-03")).Value.Days);
        Assert.True(ImpactPeriod.Year(2026).Contains(ImpactPeriod.Month(Day("2026-12-31"))));
        Assert.False(ImpactPeriod.Month(Day("2026-12-31")).Contains(ImpactPeriod.Year(2026)));
        Assert.True(ImpactPeriod.Between(Day("2026-01-31"), Day("2026-02-01")).Value.Overlaps(ImpactPeriod.Month(Day("2026-02-01"))));
    }

    [Theory]
    [InlineData("2026-01-15", "2026-03-10", "2026-01", "2026-01-15", "2026-01-31")]
    [InlineData("2026-01-15", "2026-03-10", "2026-02", "2026-02-01", "2026-02-28")]
    [InlineData("2026-01-15", "2026-03-10", "2026-03", "2026-03-01", "2026-03-10")]
    [InlineData("2024-02-10", "2024-02-20", "2024-02", "2024-02-10", "2024-02-20")]
    public void A_row_of_a_month_counts_the_days_of_it_that_are_in_the_period(string first, string last, string key, string firstOfRow, string lastOfRow)
    {
        var row = new ActivityRow(key, "", []);

        Assert.Equal((Day(firstOfRow), Day(lastOfRow)), row.DaysIn(ImpactPeriod.Between(Day(first), Day(last)).Value));
        Assert.Equal((key, Day($"{key}-01")), (ActivityRow.KeyOfMonth(Day(lastOfRow)), row.FirstOfMonth()));
    }

    [Fact]
    public void A_period_that_ends_before_it_begins_or_lasts_too_long_is_refused()
    {
        Assert.Equal(new PeriodEndsBeforeItBegins(Day("2026-02-02"), Day("2026-02-01")), ImpactPeriod.Between(Day("2026-02-02"), Day("2026-02-01")).Refusal);
        Assert.Equal(new PeriodTooLong(ImpactPeriod.MaxYears), ImpactPeriod.Between(Day("2010-01-01"), Day("2026-01-01")).Refusal);
        Assert.False(ImpactPeriod.Between(Day("2016-01-01"), Day("2025-12-31")).IsRefused);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
