using Inclusion.Web.Features.Imports.Reading;

namespace Inclusion.Tests.Features.Imports;

public sealed class DateReadingTests
{
    [Theory]
    [InlineData("2023-01-23", DateOrder.Irrelevant)]
    [InlineData("2023/1/23", DateOrder.MonthFirst)]
    [InlineData("2023-01-23 10:11:12", DateOrder.Irrelevant)]
    [InlineData("2023-01-23T10:11:12Z", DateOrder.Ambiguous)]
    [InlineData("23/01/2023", DateOrder.DayFirst)]
    [InlineData("1/23/23", DateOrder.MonthFirst)]
    [InlineData("23.01.2023", DateOrder.DayFirst)]
    [InlineData("23-1-23", DateOrder.DayFirst)]
    [InlineData(" 23/01/2023 00:00 ", DateOrder.Ambiguous)]
    [InlineData("1/23/2023", DateOrder.Contradictory)]
    public void Usual_ways_to_write_a_date_are_read(string value, DateOrder order) =>
        Assert.Equal(new DateOnly(2023, 1, 23), DateReading.Read(value, order).Value);

    [Theory]
    [InlineData("00", 2000)]
    [InlineData("79", 2079)]
    [InlineData("80", 1980)]
    [InlineData("99", 1999)]
    public void Two_digit_years_turn_at_eighty(string year, int expected) =>
        Assert.Equal(new DateOnly(expected, 2, 1), DateReading.Read("1/2/" + year, DateOrder.DayFirst).Value);

    [Theory]
    [InlineData("31/02/2023", DateOrder.DayFirst)]
    [InlineData("29/02/2023", DateOrder.DayFirst)]
    [InlineData("23/01/2023", DateOrder.MonthFirst)]
    [InlineData("13/13/2023", DateOrder.Irrelevant)]
    [InlineData("0/1/2023", DateOrder.DayFirst)]
    [InlineData("1/2/0023", DateOrder.DayFirst)]
    [InlineData("1/2/123", DateOrder.DayFirst)]
    [InlineData("1/2-2023", DateOrder.DayFirst)]
    [InlineData("yesterday", DateOrder.DayFirst)]
    [InlineData("١/٢/٢٠٢٣", DateOrder.DayFirst)]
    public void What_is_no_date_is_a_problem(string value, DateOrder order) =>
        Assert.Equal(new DateUnreadable(value), DateReading.Read(value, order).Refusal);

    [Fact]
    public void The_29th_of_february_of_a_leap_year_is_a_date() =>
        Assert.Equal(new DateOnly(2024, 2, 29), DateReading.Read("29/02/24", DateOrder.DayFirst).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void An_empty_cell_is_no_date_and_no_problem(string? value)
    {
        var outcome = DateReading.Read(value, DateOrder.Ambiguous);
        Assert.False(outcome.IsRefused);
        Assert.Null(outcome.Value);
    }

    [Theory]
    [InlineData(DateOrder.DayFirst, "01/02/2023", "23/01/2023", "")]
    [InlineData(DateOrder.MonthFirst, "1/2/23", "1/23/23", "10/1/22")]
    [InlineData(DateOrder.Ambiguous, "01/02/2023", "03/04/2023", "2023-01-23")]
    [InlineData(DateOrder.Irrelevant, "2023-01-23", "5/5/23", "", "not a date")]
    [InlineData(DateOrder.DayFirst, "01.02.2023", "03.04.2023")]
    [InlineData(DateOrder.MonthFirst, "01.02.2023", "01.23.2023")]
    [InlineData(DateOrder.Contradictory, "23/01/2023", "1/2/23", "1/23/23")]
    public void The_order_is_decided_over_the_whole_column(DateOrder order, params string[] values) =>
        Assert.Equal(order, DateReading.OrderOf(values).Order);

    [Fact]
    public void An_undecided_column_says_why_and_its_clear_dates_are_still_read()
    {
        var contradictory = DateReading.OrderOf(["23/01/2023", "1/2/23", "1/24/23"]);
        Assert.Equal(new DateOrderContradictory("23/01/2023", "1/24/23"), contradictory.Problem);
        Assert.Equal(new DateOnly(2023, 1, 24), DateReading.Read("1/24/23", contradictory.Order).Value);
        Assert.Equal(new DateAmbiguous("1/2/23"), DateReading.Read("1/2/23", contradictory.Order).Refusal);

        Assert.Equal(new DateOrderUnknown("1/2/23"), DateReading.OrderOf(["5/5/23", "1/2/23"]).Problem);
        Assert.Null(DateReading.OrderOf(["23/1/23"]).Problem);
    }

    [Theory]
    [InlineData("15-Mar-23", "2023-03-15")]
    [InlineData("15 mars 2023", "2023-03-15")]
    [InlineData("mercredi 15 mars 2023", "2023-03-15")]
    [InlineData("1er août 2022", "2022-08-01")]
    [InlineData("12 févr. 2021", "2021-02-12")]
    [InlineData("3 déc. 19", "2019-12-03")]
    [InlineData("March 5, 2022", "2022-03-05")]
    [InlineData("Sept 5th 2022", "2022-09-05")]
    [InlineData("5 July 2022 10:30", "2022-07-05")]
    [InlineData("20230315", "2023-03-15")]
    [InlineData("45000", "2023-03-15")]
    [InlineData("45000.5", "2023-03-15")]
    [InlineData("2023-03-15T10:00:00Z", "2023-03-15")]
    public void Dates_that_can_be_read_in_one_way_only_need_no_order(string value, string day)
    {
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DateReading.Read(value, DateOrder.Ambiguous).Value);
        Assert.Equal(DateOrder.Irrelevant, DateReading.OrderOf([value]).Order);
    }

    [Theory]
    [InlineData("03/2021")]
    [InlineData("2019")]
    [InlineData("####")]
    [InlineData("0000-00-00")]
    [InlineData("31 juin 2022")]
    [InlineData("5 ju 2022")]
    [InlineData("99999")]
    [InlineData("20231345")]
    public void What_is_no_day_is_none(string value) => Assert.IsType<DateUnreadable>(DateReading.Read(value, DateOrder.DayFirst).Refusal);

    [Theory]
    [InlineData("1 234,56", "1234.56")]
    [InlineData("1\u202F234,56 €", "1234.56")]
    [InlineData("1\u00A0234", "1234")]
    [InlineData("1,234.56", "1234.56")]
    [InlineData("1.234,56", "1234.56")]
    [InlineData("1'234.50 CHF", "1234.50")]
    [InlineData("$1,234,567.8", "1234567.8")]
    [InlineData("2266.13", "2266.13")]
    [InlineData("€ 300", "300")]
    [InlineData("300,5", "300.5")]
    [InlineData("300.00 EUR", "300.00")]
    [InlineData("EUR 12", "12")]
    [InlineData("1,234", "1234")]
    [InlineData("0,500", "0.500")]
    [InlineData("1234,567", "1234.567")]
    [InlineData("-5", "-5")]
    [InlineData("0", "0")]
    public void Amounts_are_read_in_french_and_english(string value, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), NumberReading.Read(value).Value);

    [Theory]
    [InlineData("free")]
    [InlineData("1,23,4")]
    [InlineData("1.2.3")]
    [InlineData("12,34.56,7")]
    [InlineData("12-34")]
    [InlineData("300 or 400")]
    [InlineData("1234567890123456789012345678901234567890")]
    public void What_is_no_amount_is_a_problem(string value) => Assert.Equal(new NumberUnreadable(value), NumberReading.Read(value).Refusal);

    [Fact]
    public void An_empty_amount_is_none() => Assert.Null(NumberReading.Read(" ").Value);

    [Theory]
    [InlineData("1985", 1985)]
    [InlineData("12/04/1985", 1985)]
    [InlineData("1985-04-12", 1985)]
    [InlineData("12/04/85", 1985)]
    [InlineData("12/04/15", 2015)]
    [InlineData("12-avr-85", 1985)]
    [InlineData("31149", 1985)]
    [InlineData("", null)]
    public void Of_a_birth_date_only_the_year_is_read(string value, int? year) => Assert.Equal(year, NumberReading.ReadYear(value, 2026).Value);

    [Theory]
    [InlineData("85")]
    [InlineData("198512")]
    public void What_holds_no_year_is_a_problem(string value) => Assert.IsType<YearUnreadable>(NumberReading.ReadYear(value, 2026).Refusal);
}
