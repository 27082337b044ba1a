using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;

namespace Inclusion.Domain.Loans;

/// <summary>What a closed day does to a due date.</summary>
public enum DueDateMode
{
    /// <summary>Nothing: closed days are days.</summary>
    Days = 1,

    /// <summary>A due date on a closed day moves to the next open day.</summary>
    NextOpenDay = 2,

    /// <summary>Only open days count.</summary>
    OpenDaysOnly = 3,

    /// <summary>A due date on a closed day moves week by week, to the same weekday.</summary>
    SameWeekday = 4,
}

/// <summary>A mode that nobody has defined is refused, never silently taken as another.</summary>
public sealed record DueDateModeUnknown(int Mode) : Refusal;

public sealed record LoanDaysNotPositive : Refusal;

/// <summary>The centre has no open day on which the loan could come back.</summary>
public sealed record CentreNeverOpen : Refusal;

/// <summary>A due date and how it came about.</summary>
/// <param name="Date">The last day in time.</param>
/// <param name="Counted">The day that plain counting gives; differs from <paramref name="Date"/> when closures moved it.</param>
/// <param name="ClosedBecause">Why the centre is closed on the counted day: the reason given, or empty; null when it was not moved.</param>
public sealed record DueDate(DateOnly Date, DateOnly Counted, string? ClosedBecause)
{
    public bool WasMoved => Date != Counted;
}

/// <summary>Counts due dates by a centre's calendar.</summary>
public static class DueDates
{
    /// <summary>Longest search for the same weekday and longest count of open days, in days from the check-out.</summary>
    private const int FarthestDays = 10 * 366;

    /// <summary>
    /// The due date of something lent (or renewed) on a day. The day itself is day 0. Refuses: <see cref="LoanDaysNotPositive"/>,
    /// <see cref="DueDateModeUnknown"/>, <see cref="CentreNeverOpen"/>.
    /// </summary>
    public static Outcome<DueDate> From(DateOnly lentOn, int days, DueDateMode mode, CentreCalendar calendar)
    {
        if (days <= 0)
        {
            return new LoanDaysNotPositive();
        }

        var counted = lentOn.AddDays(days);
        switch (mode)
        {
            case DueDateMode.Days:
                return new DueDate(counted, counted, null);
            case DueDateMode.NextOpenDay:
                return Moved(counted, calendar.NextOpenDay(counted), calendar);
            case DueDateMode.OpenDaysOnly:
                return Moved(counted, CountOpenDays(lentOn, days, calendar), calendar);
            case DueDateMode.SameWeekday:
                return Moved(counted, SameWeekday(counted, calendar), calendar);
            default:
                return new DueDateModeUnknown((int)mode);
        }
    }

    private static Outcome<DueDate> Moved(DateOnly counted, DateOnly? date, CentreCalendar calendar) =>
        date is { } found ? new DueDate(found, counted, found == counted ? null : calendar.WhyClosed(counted) ?? "") : new CentreNeverOpen();

    private static DateOnly? CountOpenDays(DateOnly lentOn, int days, CentreCalendar calendar)
    {
        var (date, left) = (lentOn, days);
        while (left > 0)
        {
            date = date.AddDays(1);
            if (date.DayNumber - lentOn.DayNumber > FarthestDays)
            {
                return null;
            }

            left -= calendar.IsOpen(date) ? 1 : 0;
        }

        return date;
    }

    private static DateOnly? SameWeekday(DateOnly counted, CentreCalendar calendar)
    {
        for (var days = 0; days < FarthestDays; days += 7)
        {
            if (calendar.IsOpen(counted.AddDays(days)))
            {
                return counted.AddDays(days);
            }
        }

        return null;
    }
}
