using System.Text.RegularExpressions;
using Inclusion.Domain.Common;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>Which part of a date such as 1/2/23 is the day.</summary>
public enum DateOrder
{
    /// <summary>Nothing to decide: every date begins with its year, reads the same both ways, or there is none.</summary>
    Irrelevant,

    /// <summary>23/01/2023.</summary>
    DayFirst,

    /// <summary>1/23/2023.</summary>
    MonthFirst,

    /// <summary>Every date can be read both ways: the person importing has to say.</summary>
    Ambiguous,

    /// <summary>Some dates can only be read day first, others only month first.</summary>
    Contradictory,
}

/// <summary>What the dates of a whole column say about their order.</summary>
/// <param name="Order">The order found.</param>
/// <param name="DayFirstExample">A date that can only be read day first; null when there is none.</param>
/// <param name="MonthFirstExample">A date that can only be read month first; null when there is none.</param>
/// <param name="AmbiguousExample">A date that can be read both ways; null when there is none.</param>
public sealed record DateColumn(DateOrder Order, string? DayFirstExample, string? MonthFirstExample, string? AmbiguousExample)
{
    /// <summary>Why the column cannot be read as it is; null when it can. The dates that can be read alone are read in any case.</summary>
    public Refusal? Problem => Order switch
    {
        DateOrder.Contradictory => new DateOrderContradictory(DayFirstExample!, MonthFirstExample!),
        DateOrder.Ambiguous => new DateOrderUnknown(AmbiguousExample!),
        _ => null,
    };
}

/// <summary>The dates of a column are written in two orders.</summary>
public sealed record DateOrderContradictory(string DayFirst, string MonthFirst) : Refusal;

/// <summary>Nothing in a column tells whether the day or the month comes first.</summary>
public sealed record DateOrderUnknown(string Example) : Refusal;

/// <summary>The value is no date between 1900 and 2100, or not one in the order of its column.</summary>
public sealed record DateUnreadable(string Value) : Refusal;

/// <summary>The value can be read as two dates.</summary>
public sealed record DateAmbiguous(string Value) : Refusal;

/// <summary>
/// Reads dates as 2023-01-23, 20230123, 23/01/2023, 1/23/23, 23.01.2023 or 23-01-2023, with the name of the month in French or English (15-Mar-23, 1er mars 2023, March 5, 2022), and the
/// numbers by which spreadsheets count days (45000); a time after the date is left out. Whether the day or the month comes first is decided over a whole column, never date by date.
/// </summary>
public static partial class DateReading
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;
    private const int FirstDayNumber = 10_000;
    private const int LastDayNumber = 60_000;

    /// <summary>Day 0 of spreadsheets, which take 1900 for a leap year.</summary>
    private static readonly DateOnly SpreadsheetEpoch = new(1899, 12, 30);

    /// <summary>The order of a column's dates. Any part above 12 decides; dates with points are day first unless one of them says otherwise.</summary>
    public static DateColumn OrderOf(IEnumerable<string?> values)
    {
        string? dayFirst = null;
        string? monthFirst = null;
        string? ambiguous = null;
        var dotted = false;
        foreach (var value in values)
        {
            if (!TryPlain(value, out var parts))
            {
                continue;
            }

            if (parts is { First: > 12, Second: <= 12 })
            {
                dayFirst ??= value;
            }
            else if (parts is { First: <= 12, Second: > 12 })
            {
                monthFirst ??= value;
            }
            else if (parts.First != parts.Second)
            {
                ambiguous ??= value;
                dotted |= parts.Separator == '.';
            }
        }

        var order = (dayFirst, monthFirst, ambiguous) switch
        {
            (not null, not null, _) => DateOrder.Contradictory,
            (not null, null, _) => DateOrder.DayFirst,
            (null, not null, _) => DateOrder.MonthFirst,
            (null, null, not null) => dotted ? DateOrder.DayFirst : DateOrder.Ambiguous,
            _ => DateOrder.Irrelevant,
        };
        return new DateColumn(order, dayFirst, monthFirst, ambiguous);
    }

    /// <summary>
    /// The date, null when the cell is empty. Two-digit years 00 to 79 are 2000 to 2079, 80 to 99 are 1980 to 1999. With an undecided order
    /// only a date that can be read in one way is read.
    /// </summary>
    public static Outcome<DateOnly?> Read(string? value, DateOrder order)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return (DateOnly?)null;
        }

        if (YearFirst().Match(value) is { Success: true } written)
        {
            return Date(value, Number(written, "year"), Number(written, "month"), Number(written, "day"));
        }

        if (Compact().Match(value) is { Success: true } compact)
        {
            return Date(value, Number(compact, "year"), Number(compact, "month"), Number(compact, "day"));
        }

        if (MonthNames.Read(value) is var (namedYear, namedMonth, namedDay))
        {
            return Date(value, namedYear, namedMonth, namedDay);
        }

        if (OfSpreadsheet(value) is { } counted)
        {
            return counted;
        }

        if (!TryPlain(value, out var parts))
        {
            return new DateUnreadable(value);
        }

        if (order is DateOrder.DayFirst or DateOrder.MonthFirst)
        {
            return order == DateOrder.DayFirst
                ? Date(value, parts.Year, parts.Second, parts.First)
                : Date(value, parts.Year, parts.First, parts.Second);
        }

        var (month, day) = parts.Second > 12 ? (parts.First, parts.Second) : (parts.Second, parts.First);
        return parts.First <= 12 && parts.Second <= 12 && month != day ? new DateAmbiguous(value) : Date(value, parts.Year, month, day);
    }

    /// <summary>The day that a spreadsheet's number stands for, of those in which people and devices are likely to live: 1927 to 2064; null for another number.</summary>
    internal static DateOnly? OfSpreadsheet(string value) =>
        DayNumber().Match(value) is { Success: true } match && Number(match, "days") is >= FirstDayNumber and <= LastDayNumber and var days ? SpreadsheetEpoch.AddDays(days) : null;

    /// <summary>A year of two digits: 00 to 79 are 2000 to 2079, 80 to 99 are 1980 to 1999.</summary>
    internal static int FullYear(int year, int digits) => digits == 4 ? year : year <= 79 ? 2000 + year : 1900 + year;

    private static Outcome<DateOnly?> Date(string value, int year, int month, int day) =>
        year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : new DateUnreadable(value);

    private static bool TryPlain(string? value, out (int First, int Second, int Year, char Separator) parts)
    {
        var match = YearLast().Match(value ?? "");
        if (!match.Success)
        {
            parts = default;
            return false;
        }

        var year = Number(match, "year");
        var fullYear = FullYear(year, match.Groups["year"].Length);
        parts = (Number(match, "first"), Number(match, "second"), fullYear, match.Groups["separator"].ValueSpan[0]);
        return true;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, null);

    [GeneratedRegex(@"^\s*(?<year>[0-9]{4})(?<separator>[-/.])(?<month>[0-9]{1,2})\k<separator>(?<day>[0-9]{1,2})([T\s].*)?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^\s*(?<year>(19|20)[0-9]{2})(?<month>[01][0-9])(?<day>[0-3][0-9])([T\s].*)?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Compact();

    [GeneratedRegex(@"^\s*(?<days>[0-9]{5})([.,][0-9]+)?\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex DayNumber();

    [GeneratedRegex(@"^\s*(?<first>[0-9]{1,2})(?<separator>[-/.])(?<second>[0-9]{1,2})\k<separator>(?<year>[0-9]{4}|[0-9]{2})(\s.*)?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex YearLast();
}
