using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Tests.Foundation.Localisation;

public sealed class DateWordsTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("fr", "dimanche 22 novembre 2026", "22 nov. 2026", "dim. 22 nov.")]
    [InlineData("en", "Sunday 22 November 2026", "22 Nov 2026", "Sun 22 Nov")]
    public void A_date_is_written_as_the_language_does(string language, string full, string plain, string brief)
    {
        using var _ = Language.Find(language)!.Speak();

        Assert.Equal(full, DateWords.Full(Today));
        Assert.Equal(plain, DateWords.Plain(Today));
        Assert.Equal(brief, DateWords.Brief(Today));
    }

    [Theory]
    [InlineData("fr", "mardi 1er décembre 2026")]
    [InlineData("en", "Tuesday 1 December 2026")]
    public void The_first_of_a_month_is_an_ordinal_in_French_only(string language, string full)
    {
        using var _ = Language.Find(language)!.Speak();

        Assert.Equal(full, DateWords.Full(new DateOnly(2026, 12, 1)));
    }

    [Theory]
    [InlineData("fr", 0, "à rendre aujourd’hui")]
    [InlineData("fr", 1, "à rendre demain")]
    [InlineData("fr", 2, "à rendre dans 2 jours")]
    [InlineData("fr", -1, "1 jour de retard")]
    [InlineData("fr", -9, "9 jours de retard")]
    [InlineData("en", 0, "due today")]
    [InlineData("en", 2, "due in 2 days")]
    [InlineData("en", -1, "1 day late")]
    [InlineData("en", -9, "9 days late")]
    public void A_due_date_is_told_from_today(string language, int days, string expected)
    {
        using var _ = Language.Find(language)!.Speak();

        Assert.Equal(expected, DateWords.Due(Today.AddDays(days), Today));
    }

    [Theory]
    [InlineData(0, "today")]
    [InlineData(1, "tomorrow")]
    [InlineData(-1, "yesterday")]
    [InlineData(3, "in 3 days")]
    [InlineData(-3, "3 days ago")]
    public void Another_day_is_told_from_today(int days, string expected)
    {
        using var _ = Language.English.Speak();

        Assert.Equal(expected, DateWords.Relative(Today.AddDays(days), Today));
    }

    [Fact]
    public void A_moment_is_told_at_the_clock_of_its_place()
    {
        using var _ = Language.English.Speak();

        Assert.Equal("23 Nov 2026, 00:30", DateWords.Moment(new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")));
    }
}
