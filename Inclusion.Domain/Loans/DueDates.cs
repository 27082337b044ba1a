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

    /// <summary>
    /// A due date on a closed day moves week by week, to the same weekday; on a weekday without hours (something was lent outside them), to the next
    /// open day.
    /// </summary>
    SameWeekday = 4,
}

/// <summary>A mode that does not exist is refused, never silently taken for another.</summary>
public sealed record DueDateModeUnknown(int Mode) : Refusal;

public sealed record LoanDaysNotPositive : Refusal;

/// <param name="Max">The longest that a loan, or all its renewals together, may be set to.</param>
public sealed record LendingDaysTooMany(int Max) : Refusal;

/// <summary>The centre has no open day on which the loan could come back.</summary>
public sealed record CentreNeverOpen : Refusal;

/// <summary>A due date and how it came about.</summary>
/// <param name="Date">The last day on which it is in time.</param>
/// <param name="Counted">The day that plain counting gives; differs from <paramref name="Date"/> when closures moved it.</param>
/// <param name="ClosedBecause">
/// Why the centre is closed on the counted day: the reason given, or empty. Null when it is open that day: the date was not moved, or was moved by
/// closed days before it, which do not count in <see cref="DueDateMode.OpenDaysOnly"/>.
/// </param>
public sealed record DueDate(DateOnly Date, DateOnly Counted, string? ClosedBecause)
{
    public bool WasMoved => Date != Counted;
}

/// <summary>One day on the way to a due date.</summary>
/// <param name="Closed">Why the centre is closed, empty where it says none; null when it is open.</param>
/// <param name="Count">The how-manieth day of the loan it is; null for a day that does not count, or comes after the last one.</param>
public sealed record DueDay(DateOnly Date, string? Closed, int? Count);

/// <summary>Counts due dates by a centre's calendar.</summary>
public static class DueDates
{
    /// <summary>Ten years: nobody means more, and a typing mistake stays within the calendar.</summary>
    public const int MaxDays = 3650;

    /// <summary>
    /// The due date of something lent (or renewed) on a day. The day itself is day 0. Refuses: <see cref="LoanDaysNotPositive"/>,
    /// <see cref="LendingDaysTooMany"/>, <see cref="DueDateModeUnknown"/>, <see cref="CentreNeverOpen"/>.
    /// </summary>
    public static Outcome<DueDate> From(DateOnly lentOn, int days, DueDateMode mode, CentreCalendar calendar)
    {
        if (days <= 0)
        {
            return new LoanDaysNotPositive();
        }

        if (days > MaxDays)
        {
            return new LendingDaysTooMany(MaxDays);
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

    /// <summary>Day by day how a due date came about, from the day after it was lent up to and with the due date.</summary>
    /// <param name="due">What <see cref="From"/> said of the same loan.</param>
    public static IReadOnlyList<DueDay> DayByDay(DateOnly lentOn, int days, DueDateMode mode, DueDate due, CentreCalendar calendar)
    {
        var (walked, counted) = (new List<DueDay>(), 0);
        for (var date = lentOn.AddDays(1); date <= due.Date; date = date.AddDays(1))
        {
            var closed = calendar.WhyClosed(date);
            var counts = counted < days && (mode is not DueDateMode.OpenDaysOnly || closed is null);
            walked.Add(new DueDay(date, closed, counts ? ++counted : null));
        }

        return walked;
    }

    private static Outcome<DueDate> Moved(DateOnly counted, DateOnly? date, CentreCalendar calendar) =>
        date is { } found ? new DueDate(found, counted, found == counted ? null : calendar.WhyClosed(counted)) : new CentreNeverOpen();

    private static DateOnly? CountOpenDays(DateOnly lentOn, int days, CentreCalendar calendar)
    {
        DateOnly? date = lentOn;
        for (var counted = 0; counted < days && date is { } last; counted++)
        {
            date = calendar.NextOpenDay(last.AddDays(1));
        }

        return date;
    }

    private static DateOnly? SameWeekday(DateOnly counted, CentreCalendar calendar)
    {
        if (!calendar.OpensOn(counted.DayOfWeek))
        {
            return calendar.NextOpenDay(counted);
        }

        for (var days = 0; days <= CentreCalendar.LongestClosureDays; days += 7)
        {
            if (calendar.IsOpen(counted.AddDays(days)))
            {
                return counted.AddDays(days);
            }
        }

        return null;
    }
}
