using System.Text.RegularExpressions;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>The value is no number.</summary>
public sealed record NumberUnreadable(string Value) : Refusal;

/// <summary>The value names no year between 1900 and 2099.</summary>
public sealed record YearUnreadable(string Value) : Refusal;

/// <summary>Reads amounts as people and programs write them in French and English.</summary>
public static partial class NumberReading
{
    /// <summary>As <see cref="Amounts.Read"/> reads it, in whatever language the file was written. Null when the cell is empty.</summary>
    public static Outcome<decimal?> Read(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return (decimal?)null;
        }

        return Amounts.Read(value) is { } number ? number : new NumberUnreadable(value);
    }

    /// <summary>
    /// The year of birth that a cell holds, alone (1985), in a date (12/04/1985, 12/04/85) or in a spreadsheet's number for one (31149): no more than the year is kept. Null when the
    /// cell is empty.
    /// </summary>
    /// <param name="thisYear">Nobody is born later: a year of two digits is of the century that makes it past.</param>
    public static Outcome<int?> ReadYear(string? value, int thisYear)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return (int?)null;
        }

        var match = Year().Match(value);
        if (match.Success)
        {
            return int.Parse(match.ValueSpan, null);
        }

        if (TwoDigits().Match(value) is { Success: true } date && int.Parse(date.Groups["year"].ValueSpan, null) is var year)
        {
            return year + (year <= thisYear % 100 ? thisYear - (thisYear % 100) : thisYear - (thisYear % 100) - 100);
        }

        return DateReading.OfSpreadsheet(value) is { } day ? day.Year : new YearUnreadable(value);
    }

    [GeneratedRegex(@"^\s*[0-9]{1,2}(?<separator>[-/. ])([0-9]{1,2}|\p{L}+\.?)\k<separator>(?<year>[0-9]{2})\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex TwoDigits();

    [GeneratedRegex(@"(?<![0-9])(19|20)[0-9]{2}(?![0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex Year();
}
