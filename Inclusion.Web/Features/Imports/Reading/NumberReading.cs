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
    /// The year that a cell holds, alone (1985) or in a date (12/04/1985): of a date of birth no more than the year is kept. Null when the
    /// cell is empty.
    /// </summary>
    public static Outcome<int?> ReadYear(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return (int?)null;
        }

        var match = Year().Match(value);
        return match.Success ? int.Parse(match.ValueSpan, null) : new YearUnreadable(value);
    }

    [GeneratedRegex(@"(?<![0-9])(19|20)[0-9]{2}(?![0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex Year();
}
