using System.Globalization;

namespace Inclusion.Web.Foundation.Localisation;

/// <summary>Dates and spans of days as people say them, in the current language. "Today" is the centre's own day and always given.</summary>
public static class DateWords
{
    /// <summary>Sunday 22 November 2026 · dimanche 22 novembre 2026.</summary>
    public static string Full(DateOnly date) => Format(date, "dddd ", "MMMM yyyy");

    /// <summary>22 Nov 2026 · 22 nov. 2026.</summary>
    public static string Plain(DateOnly date) => Format(date, "", "MMM yyyy");

    /// <summary>Sun 22 Nov · dim. 22 nov.: where the year goes without saying.</summary>
    public static string Brief(DateOnly date) => Format(date, "ddd ", "MMM");

    /// <summary>3 Nov 2026 – 15 Dec 2026; one date where both are the same.</summary>
    public static string Span(DateOnly first, DateOnly last) => first == last ? Plain(first) : $"{Plain(first)} – {Plain(last)}";

    /// <summary>22 November 2026 · 22 novembre 2026: on paper.</summary>
    public static string Printed(DateOnly date) => Format(date, "", "MMMM yyyy");

    /// <summary>On paper: the day, or from the first to the last without saying month or year twice: from 3 November to 15 December 2026.</summary>
    public static string PrintedSpan(DateOnly first, DateOnly last)
    {
        if (first == last)
        {
            return string.Format(CultureInfo.CurrentCulture, CommonText.OnDate, Printed(first));
        }

        var from = (first.Year == last.Year, first.Month == last.Month) switch
        {
            (true, true) => Format(first, "", "").Trim(),
            (true, false) => Format(first, "", "MMMM"),
            _ => Printed(first),
        };
        return string.Format(CultureInfo.CurrentCulture, CommonText.FromTo, from, Printed(last));
    }

    /// <summary>March 2026 · mars 2026: within a sentence, where French writes its months small.</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>March 2026 · Mars 2026: as a heading or a label.</summary>
    public static string MonthHeading(DateOnly day) => Capital(Month(day));

    /// <summary>March · mars, within a sentence.</summary>
    public static string MonthName(DateOnly day) => day.ToString("MMMM", CultureInfo.CurrentCulture);

    /// <summary>Mar · mars: where there is little room.</summary>
    public static string ShortMonth(DateOnly day) => day.ToString("MMM", CultureInfo.CurrentCulture);

    /// <summary>Mar 26 · mars 26: where there is little room and more than one year.</summary>
    public static string ShortMonthOfYear(DateOnly day) => day.ToString("MMM yy", CultureInfo.CurrentCulture);

    /// <summary>22 Nov · 22 nov.: where the year goes without saying.</summary>
    public static string DayOfMonth(DateOnly date) => Format(date, "", "MMM");

    /// <summary>As a heading begins: with a capital.</summary>
    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..];

    /// <summary>14:05, in both languages.</summary>
    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.CurrentCulture);

    /// <summary>22 Nov 2026, 14:05 in the given zone.</summary>
    public static string Moment(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        return $"{Plain(DateOnly.FromDateTime(local))}, {Time(TimeOnly.FromDateTime(local))}";
    }

    /// <summary>1 day, 3 days.</summary>
    public static string Days(int days) => Counted(days, CommonText.OneDay, CommonText.Days);

    /// <summary>Today, tomorrow, yesterday, in 3 days, 3 days ago.</summary>
    public static string Relative(DateOnly date, DateOnly today) => (date.DayNumber - today.DayNumber) switch
    {
        0 => CommonText.Today,
        1 => CommonText.Tomorrow,
        -1 => CommonText.Yesterday,
        > 1 and var ahead => Filled(CommonText.InDays, ahead),
        var ago => Filled(CommonText.DaysAgo, -ago),
    };

    /// <summary>Due today, due tomorrow, due in 3 days, 1 day late, 3 days late.</summary>
    public static string Due(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        0 => CommonText.DueToday,
        1 => CommonText.DueTomorrow,
        > 1 and var ahead => Filled(CommonText.DueInDays, ahead),
        var late => Counted(-late, CommonText.OneDayLate, CommonText.DaysLate),
    };

    private static string Counted(int count, string one, string many) => count is 1 or -1 ? string.Format(CultureInfo.CurrentCulture, one, count) : Filled(many, count);

    private static string Filled(string text, int count) => string.Format(CultureInfo.CurrentCulture, text, count.ToString("N0", CultureInfo.CurrentCulture));

    private static string Format(DateOnly date, string before, string after)
    {
        var culture = CultureInfo.CurrentCulture;

        // French says "1er décembre" and then plain numbers.
        var day = date.Day == 1 && culture.TwoLetterISOLanguageName == "fr" ? "'1er'" : "d";
        return date.ToString($"{before}{day} {after}", culture);
    }
}
