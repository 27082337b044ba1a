using System.Globalization;
using Inclusion.Domain.Centres;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Tests.Shared.Centres;

/// <summary>The rules in <c>data/holidays</c> give the days that governments have published.</summary>
public sealed class PublicHolidaysTests
{
    [Theory]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2028, 4, 16)]
    [InlineData(2038, 4, 25)]
    [InlineData(2285, 3, 22)]
    public void Easter_is_when_it_is(int year, int month, int day) => Assert.Equal(new DateOnly(year, month, day), PublicHolidays.EasterSunday(year));

    [Theory]
    [InlineData("FR", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("FR", 2027, "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("FR-ALM", 2025, "01-01 04-18 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-01 11-11 12-25 12-26")]
    [InlineData("FR-974", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-20 12-25")]
    [InlineData("BE", 2028, "01-01 04-17 05-01 05-25 06-05 07-21 08-15 11-01 11-11 12-25")]
    [InlineData("LU", 2026, "01-01 04-06 05-01 05-09 05-14 05-25 06-23 08-15 11-01 12-25 12-26")]
    [InlineData("CH-GE", 2025, "01-01 04-18 04-21 05-29 06-09 08-01 09-11 12-25 12-31")]
    [InlineData("CH-VD", 2026, "01-01 01-02 04-03 04-06 05-14 05-25 08-01 09-21 12-25")]
    [InlineData("CH-TI", 2026, "01-01 01-06 03-19 04-06 05-01 05-14 05-25 06-04 06-29 08-01 08-15 11-01 12-08 12-25 12-26")]
    [InlineData("IE", 2025, "01-01 02-03 03-17 04-21 05-05 06-02 08-04 10-27 12-25 12-26")]
    [InlineData("IE", 2027, "01-01 02-01 03-17 03-29 05-03 06-07 08-02 10-25 12-25 12-26")]
    [InlineData("CA", 2026, "01-01 04-03 05-18 07-01 09-07 09-30 10-12 11-11 12-25 12-26")]
    [InlineData("CA-QC", 2027, "01-01 03-26 03-29 05-24 06-24 07-01 09-06 10-11 12-25")]
    public void A_region_keeps_the_days_that_are_known(string region, int year, string days) =>
        Assert.Equal(days.Split(' '), In(region, year).Where(h => !h.IsSubstitute).Select(Written));

    /// <summary>The lists of gov.uk name the substitute only; what falls on a weekend stays a holiday here, because a centre may be open on Saturdays.</summary>
    [Theory]
    [InlineData("GB-EAW", 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26")]
    [InlineData("GB-EAW", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData("GB-EAW", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    [InlineData("GB-SCT", 2026, "01-01 01-02 04-03 05-04 05-25 08-03 11-30 12-25 12-28")]
    [InlineData("GB-SCT", 2027, "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28")]
    [InlineData("GB-NIR", 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28")]
    [InlineData("GB-EAW", 2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    public void The_united_kingdom_keeps_substitutes(string region, int year, string days) => Assert.Equal(
        days.Split(' '), In(region, year).Where(h => h.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(Written));

    [Fact]
    public void Canada_day_on_a_sunday_is_kept_on_monday() => Assert.Equal(["07-01", "07-02"], In("CA-QC", 2029).Where(h => h.Rule.Id == "canada-day").Select(Written));

    [Fact]
    public void St_brigid_on_a_friday_is_kept_that_day()
    {
        Assert.Equal("02-01", Written(In("IE", 2030).Single(h => h.Rule.Id.StartsWith("st-brigid", StringComparison.Ordinal))));
        Assert.DoesNotContain(In("IE", 2022), h => h.Rule.Id.StartsWith("st-brigid", StringComparison.Ordinal));
    }

    [Fact]
    public void The_choice_of_an_employer_is_not_proposed() =>
        Assert.Equal(["good-friday-choice", "easter-monday-choice"], In("CA-QC", 2026).Where(h => h.Rule.IsOptional).Select(h => h.Rule.Id));

    [Fact]
    public void Every_file_says_its_source_and_years_and_every_rule_is_used_and_gives_a_day()
    {
        Assert.Equal(["BE", "CA", "CH", "FR", "GB", "IE", "LU"], HolidayCountries.All.Select(c => c.Code));
        var regions = HolidayCountries.All.SelectMany(c => c.Regions).ToList();
        Assert.Equal(regions.Count, regions.Select(r => r.Code).Distinct().Count());
        Assert.All(HolidayCountries.All, country =>
        {
            Assert.NotEmpty(country.Source);
            Assert.NotEmpty(country.Version);
            Assert.True(country.FirstYear <= 2025 && country.LastYear >= 2028);
            var ids = country.Holidays.Select(h => h.Id).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
            Assert.Equal(ids.Order(), country.Regions.SelectMany(r => r.Holidays).Distinct().Order());
            Assert.All(country.Holidays, rule =>
            {
                Assert.NotEmpty(rule.En);
                Assert.NotEmpty(rule.Fr);
                Assert.NotEmpty(Enumerable.Range(country.FirstYear, country.LastYear - country.FirstYear + 1).SelectMany(rule.DaysIn));
            });
        });
    }

    [Fact]
    public void A_rule_that_says_no_day_is_refused() => Assert.Throws<FormatException>(() => new HolidayRule("x", "X", "X").DaysIn(2026));

    [Theory]
    [InlineData("Europe/Paris", "FR")]
    [InlineData("Indian/Reunion", "FR-974")]
    [InlineData("America/Toronto", null)]
    [InlineData("Asia/Tokyo", null)]
    public void A_time_zone_speaks_for_a_region(string zone, string? region) => Assert.Equal(region, HolidayCountries.Likely(zone));

    private static IReadOnlyList<PublicHoliday> In(string regionCode, int year)
    {
        var (country, region) = HolidayCountries.Find(regionCode)!.Value;
        return PublicHolidays.In(year, [.. country.Holidays.Where(h => region.Holidays.Contains(h.Id))]);
    }

    private static string Written(PublicHoliday holiday) => holiday.Date.ToString("MM-dd", CultureInfo.InvariantCulture);
}
