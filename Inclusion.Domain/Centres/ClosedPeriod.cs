using System.Text.Json.Serialization;

namespace Inclusion.Domain.Centres;

/// <summary>
/// Days on which a centre is closed whatever the week says: one day, a range, or the same days every year. Both ends are inclusive. With times it is closed only between them, on each of
/// the days.
/// </summary>
/// <param name="Yearly">
/// The same days every year, of any year: only month and day of the ends count, and a range may pass the new year. 29 February is a day of leap years only.
/// </param>
/// <param name="Reason">What the people at the desk and the borrowers are told, such as "Christmas"; may be empty.</param>
public sealed record ClosedPeriod(DateOnly From, DateOnly To, bool Yearly, string Reason)
{
    /// <summary>The part of each day that is closed; null: all of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OpenSpan? Hours { get; init; }

    /// <summary>Whether the day is one of them, wholly or in part.</summary>
    public bool Contains(DateOnly date)
    {
        if (!Yearly)
        {
            return date >= From && date <= To;
        }

        var (day, from, to) = (DayInYear(date), DayInYear(From), DayInYear(To));
        return from <= to ? day >= from && day <= to : day >= from || day <= to;
    }

    /// <summary>Whether nothing of the day is open.</summary>
    public bool ClosesAllOf(DateOnly date) => Hours is null && Contains(date);

    /// <summary>When it is next, or now; null when it is over for good.</summary>
    public (DateOnly From, DateOnly To)? NextFrom(DateOnly today)
    {
        if (!Yearly)
        {
            return To >= today ? (From, To) : null;
        }

        for (var year = today.Year - 1; year <= today.Year + 1; year++)
        {
            var from = InYear(From, year);
            var to = InYear(To, DayInYear(From) <= DayInYear(To) ? year : year + 1);
            if (to >= today)
            {
                return (from, to);
            }
        }

        return null;
    }

    /// <summary>The same day of another year; 29 February is the 28th where there is none.</summary>
    private static DateOnly InYear(DateOnly date, int year) => new(year, date.Month, Math.Min(date.Day, DateTime.DaysInMonth(year, date.Month)));

    private static int DayInYear(DateOnly date) => (date.Month * 100) + date.Day;
}
