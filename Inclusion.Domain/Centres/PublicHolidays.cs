using System.Globalization;

namespace Inclusion.Domain.Centres;

/// <summary>How the day of a holiday is found in a year. Exactly one of <see cref="Fixed"/>, <see cref="Easter"/>, <see cref="Weekday"/> and <see cref="Dates"/> is given.</summary>
/// <param name="Id">Within its country.</param>
/// <param name="En">Its name in English.</param>
/// <param name="Fr">Its name in French.</param>
public sealed record HolidayRule(string Id, string En, string Fr)
{
    /// <summary>Month and day, such as "12-25".</summary>
    public string? Fixed { get; init; }

    /// <summary>Days after Easter Sunday; before it where negative.</summary>
    public int? Easter { get; init; }

    /// <summary>A weekday, found by <see cref="Month"/> and <see cref="Nth"/>, or as the last one before <see cref="Before"/>.</summary>
    public DayOfWeek? Weekday { get; init; }

    /// <summary>1 to 12.</summary>
    public int? Month { get; init; }

    /// <summary>The first is 1; the last of the month is -1.</summary>
    public int? Nth { get; init; }

    /// <summary>Month and day, such as "05-25": the last such weekday before it.</summary>
    public string? Before { get; init; }

    /// <summary>Days after the weekday that was found.</summary>
    public int Plus { get; init; }

    /// <summary>Single days, for what follows no rule.</summary>
    public IReadOnlyList<DateOnly>? Dates { get; init; }

    /// <summary>The first year; null: it has been one for longer than anybody asks.</summary>
    public int? From { get; init; }

    /// <summary>Years in which the rule does not hold.</summary>
    public IReadOnlyList<int>? Except { get; init; }

    /// <summary>On a weekend, the next weekday that is no holiday itself is one as well, as in the United Kingdom.</summary>
    public bool IsMadeUpOnWeekday { get; init; }

    /// <summary>On a Sunday, the Monday is one as well, as for Canada Day.</summary>
    public bool IsMadeUpOnMonday { get; init; }

    /// <summary>Whether it depends on the employer or the municipality: shown, and not proposed.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Its own days in a year, substitutes aside: one, or none.</summary>
    /// <exception cref="FormatException">The rule is not understood.</exception>
    public IEnumerable<DateOnly> DaysIn(int year)
    {
        if (year < From || Except?.Contains(year) == true)
        {
            return [];
        }

        return this switch
        {
            { Fixed: { } day } => [DayOf(year, day)],
            { Easter: { } days } => [PublicHolidays.EasterSunday(year).AddDays(days)],
            { Weekday: { } weekday, Before: { } day } => [Back(DayOf(year, day).AddDays(-1), weekday).AddDays(Plus)],
            { Weekday: { } weekday, Month: { } month, Nth: -1 } => [Back(new DateOnly(year, month, DateTime.DaysInMonth(year, month)), weekday).AddDays(Plus)],
            { Weekday: { } weekday, Month: { } month, Nth: { } nth and >= 1 and <= 4 } => [Back(new DateOnly(year, month, 7), weekday).AddDays((7 * (nth - 1)) + Plus)],
            { Dates: { } dates } => dates.Where(d => d.Year == year),
            _ => throw new FormatException($"No rule for the day of {Id}"),
        };
    }

    /// <summary>The last such weekday up to and with a day.</summary>
    private static DateOnly Back(DateOnly to, DayOfWeek weekday) => to.AddDays(-(((int)to.DayOfWeek - (int)weekday + 7) % 7));

    private static DateOnly DayOf(int year, string monthAndDay) => DateOnly.ParseExact($"{year:0000}-{monthAndDay}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>One public holiday of a year.</summary>
/// <param name="IsSubstitute">It stands for one that falls on a weekend.</param>
public sealed record PublicHoliday(DateOnly Date, HolidayRule Rule, bool IsSubstitute);

/// <summary>Works out public holidays from their rules.</summary>
public static class PublicHolidays
{
    /// <summary>The holidays of a year in their order. One on a weekend stays one; its substitute comes beside it.</summary>
    public static IReadOnlyList<PublicHoliday> In(int year, IReadOnlyCollection<HolidayRule> rules)
    {
        var own = rules.SelectMany(rule => rule.DaysIn(year), (rule, date) => new PublicHoliday(date, rule, false)).OrderBy(h => h.Date).ToList();
        var taken = own.Select(h => h.Date).ToHashSet();
        var substitutes = new List<PublicHoliday>();
        foreach (var holiday in own)
        {
            if (SubstituteOf(holiday, taken) is { } date && taken.Add(date))
            {
                substitutes.Add(new PublicHoliday(date, holiday.Rule, true));
            }
        }

        return [.. own.Concat(substitutes).OrderBy(h => h.Date).ThenBy(h => h.Rule.Id, StringComparer.Ordinal)];
    }

    /// <summary>Of the Gregorian calendar, by the anonymous algorithm that Meeus printed.</summary>
    public static DateOnly EasterSunday(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - epact - (rest % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var day = epact + weekday - (7 * late) + 114;
        return new DateOnly(year, day / 31, (day % 31) + 1);
    }

    private static DateOnly? SubstituteOf(PublicHoliday holiday, HashSet<DateOnly> taken)
    {
        var date = holiday.Date;
        if (holiday.Rule.IsMadeUpOnMonday && date.DayOfWeek is DayOfWeek.Sunday)
        {
            return date.AddDays(1);
        }

        if (!holiday.Rule.IsMadeUpOnWeekday || !IsWeekend(date))
        {
            return null;
        }

        while (IsWeekend(date) || taken.Contains(date))
        {
            date = date.AddDays(1);
        }

        return date;
    }

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
