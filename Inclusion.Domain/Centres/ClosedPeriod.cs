namespace Inclusion.Domain.Centres;

/// <summary>Days on which a centre is closed whatever the week says: one day, a range, or the same days every year. Both ends are inclusive.</summary>
/// <param name="Yearly">
/// The same days every year, of any year: only month and day of the ends count, and a range may pass the new year. 29 February is a day of leap years only.
/// </param>
/// <param name="Reason">What the people at the desk and the borrowers are told, such as "Christmas"; may be empty.</param>
public sealed record ClosedPeriod(DateOnly From, DateOnly To, bool Yearly, string Reason)
{
    public bool Contains(DateOnly date)
    {
        if (!Yearly)
        {
            return date >= From && date <= To;
        }

        var (day, from, to) = (DayInYear(date), DayInYear(From), DayInYear(To));
        return from <= to ? day >= from && day <= to : day >= from || day <= to;
    }

    private static int DayInYear(DateOnly date) => (date.Month * 100) + date.Day;
}
