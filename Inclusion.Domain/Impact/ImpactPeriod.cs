using Inclusion.Domain.Common;

namespace Inclusion.Domain.Impact;

/// <summary>What a period is counted in, which decides the one before it.</summary>
public enum PeriodKind
{
    Month = 1,
    Quarter = 2,
    Year = 3,

    /// <summary>Any days; the period before it is equally long.</summary>
    Free = 4,
}

/// <summary>A period ends before it begins.</summary>
public sealed record PeriodEndsBeforeItBegins(DateOnly First, DateOnly Last) : Refusal;

/// <summary>Days long before the product existed or far in the future: a typing mistake.</summary>
public sealed record PeriodNotPossible(int FirstYear, int LastYear) : Refusal;

/// <param name="MaxYears">That figures are counted over at once.</param>
public sealed record PeriodTooLong(int MaxYears) : Refusal;

/// <summary>The days that figures are counted over; both ends inclusive.</summary>
public sealed record ImpactPeriod
{
    /// <summary>The most years over which figures are counted at once.</summary>
    public const int MaxYears = 10;

    /// <summary>The first year that figures are counted in.</summary>
    public const int FirstYear = 1980;

    private const int DaysOfShortestMonth = 28;

    /// <summary>The last year that figures are counted in.</summary>
    public const int LastYear = 2199;

    private ImpactPeriod(PeriodKind kind, DateOnly first, DateOnly last) => (Kind, First, Last) = (kind, first, last);

    public PeriodKind Kind { get; }

    public DateOnly First { get; }

    /// <summary>The last day, inclusive.</summary>
    public DateOnly Last { get; }

    /// <summary>Length in days, both ends included.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>The calendar month that the day is in.</summary>
    public static ImpactPeriod Month(DateOnly day) => Calendar(PeriodKind.Month, new DateOnly(day.Year, day.Month, 1), 1);

    /// <summary>The quarter that the day is in; the first begins with January.</summary>
    public static ImpactPeriod Quarter(DateOnly day) => Calendar(PeriodKind.Quarter, new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1), 3);

    /// <summary>The calendar year.</summary>
    public static ImpactPeriod Year(int year) => Calendar(PeriodKind.Year, new DateOnly(year, 1, 1), 12);

    /// <summary>
    /// Any days; those of a whole month, quarter or year become that. Refuses <see cref="PeriodEndsBeforeItBegins"/>, <see cref="PeriodNotPossible"/>,
    /// <see cref="PeriodTooLong"/>.
    /// </summary>
    public static Outcome<ImpactPeriod> Between(DateOnly first, DateOnly last)
    {
        if (last < first)
        {
            return new PeriodEndsBeforeItBegins(first, last);
        }

        if (first.Year < FirstYear || last.Year > LastYear)
        {
            return new PeriodNotPossible(FirstYear, LastYear);
        }

        if (last.DayNumber - first.DayNumber > MaxYears * 366)
        {
            return new PeriodTooLong(MaxYears);
        }

        ImpactPeriod[] calendar = [Year(first.Year), Quarter(first), Month(first)];
        return Array.Find(calendar, p => p.First == first && p.Last == last) ?? new ImpactPeriod(PeriodKind.Free, first, last);
    }

    /// <summary>The period of the same kind that ends on the day before this begins.</summary>
    public ImpactPeriod Previous() => Kind switch
    {
        PeriodKind.Month => Month(First.AddMonths(-1)),
        PeriodKind.Quarter => Quarter(First.AddMonths(-3)),
        PeriodKind.Year => Year(First.Year - 1),
        _ => new ImpactPeriod(PeriodKind.Free, First.AddDays(-Days), First.AddDays(-1)),
    };

    /// <summary>
    /// What it is fairly compared with: the period before. One that is not over is compared with the same days of the year before, as far as it has come, and so is one of any
    /// days that begins with a month and lasts as long as the shortest one, 28 days: eleven months beside a whole year say nothing.
    /// </summary>
    /// <param name="today">The last day that counts.</param>
    public ImpactPeriod ComparedWith(DateOnly today) =>
        IsComparedWithSameDays(today) ? Between(First.AddYears(-1), SameDay(LastCounted(today))).Value : Previous();

    /// <summary>Whether it has begun and is not over.</summary>
    /// <param name="today">The last day that counts.</param>
    public bool IsUnderWay(DateOnly today) => First <= today && today < Last;

    /// <summary>Whether <see cref="ComparedWith"/> are the same days of the year before, and not the period before. Never those of a period that comes to more than a year.</summary>
    /// <param name="today">The last day that counts.</param>
    public bool IsComparedWithSameDays(DateOnly today)
    {
        var isOfMonths = Kind is PeriodKind.Free && First.Day == 1 && Days >= DaysOfShortestMonth;
        return (IsUnderWay(today) || isOfMonths) && First.Year > FirstYear && LastCounted(today).AddYears(-1) < First;
    }

    private DateOnly LastCounted(DateOnly today) => today < Last ? today : Last;

    /// <summary>The end of a month stays one: of a leap year's February the last day of the one before.</summary>
    private static DateOnly SameDay(DateOnly last)
    {
        var before = last.AddYears(-1);
        return last.AddDays(1).Day == 1 ? new DateOnly(before.Year, before.Month, DateTime.DaysInMonth(before.Year, before.Month)) : before;
    }

    /// <summary>The period of the same kind that begins on the day after this one ends; a custom one is equally long.</summary>
    public ImpactPeriod Next() => Kind switch
    {
        PeriodKind.Month => Month(First.AddMonths(1)),
        PeriodKind.Quarter => Quarter(First.AddMonths(3)),
        PeriodKind.Year => Year(First.Year + 1),
        _ => new ImpactPeriod(PeriodKind.Free, Last.AddDays(1), Last.AddDays(Days)),
    };

    /// <summary>Those of its days that are in the month of a day: its ends may be in the middle of one.</summary>
    /// <param name="day">Any day of a month that has days of the period.</param>
    public (DateOnly First, DateOnly Last) DaysOfMonth(DateOnly day)
    {
        var month = Month(day);
        return (month.First > First ? month.First : First, month.Last < Last ? month.Last : Last);
    }

    /// <summary>Whether it contains every day of the other.</summary>
    public bool Contains(ImpactPeriod other) => First <= other.First && other.Last <= Last;

    /// <summary>Whether they share a day.</summary>
    public bool Overlaps(ImpactPeriod other) => First <= other.Last && other.First <= Last;

    private static ImpactPeriod Calendar(PeriodKind kind, DateOnly first, int months) => new(kind, first, first.AddMonths(months).AddDays(-1));
}
