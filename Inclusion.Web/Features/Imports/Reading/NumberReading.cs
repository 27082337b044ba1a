using System.Globalization;
using System.Text.RegularExpressions;
using Inclusion.Domain.Common;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>The value is no number.</summary>
public sealed record NumberUnreadable(string Value) : Refusal;

/// <summary>The value names no year between 1900 and 2099.</summary>
public sealed record YearUnreadable(string Value) : Refusal;

/// <summary>Reads amounts as people and programs write them in French and English.</summary>
public static partial class NumberReading
{
    private const int MaxDigits = 24;

    /// <summary>
    /// Reads 1 234,56; 1,234.56; 1.234,56; 1'234.50; 2266.13; € 300; 300,00 EUR; -5. Of a point and a comma the last is the decimal one. One
    /// mark alone with exactly three digits after it groups thousands (1,234 is 1234): amounts do not have three decimals. Null when the
    /// cell is empty.
    /// </summary>
    public static Outcome<decimal?> Read(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return (decimal?)null;
        }

        var match = Amount().Match(value);
        if (!match.Success || match.Groups["digits"].Length > MaxDigits)
        {
            return new NumberUnreadable(value);
        }

        var digits = Spaces().Replace(match.Groups["digits"].Value, "");
        var plain = Plain(digits);
        return plain is not null && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? match.Groups["minus"].Success ? -number : number
            : new NumberUnreadable(value);
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

    /// <summary>The digits with a point before the decimals and no other mark; null when the marks make no sense.</summary>
    private static string? Plain(string digits)
    {
        var last = digits.LastIndexOfAny([',', '.']);
        if (last < 0)
        {
            return digits;
        }

        var mark = digits[last];
        var marks = digits.Count(character => character == mark);
        var mixed = digits.Contains(mark == ',' ? '.' : ',');
        var groupsThousands = !mixed && (marks > 1 || (digits.Length - last == 4 && last is >= 1 and <= 3 && digits[0] != '0'));
        if (groupsThousands)
        {
            return Grouped(digits);
        }

        var whole = mixed ? Grouped(digits[..last]) : digits[..last];
        return marks > 1 || whole is null ? null : $"{whole}.{digits[(last + 1)..]}";
    }

    private static string? Grouped(string digits) =>
        Thousands().IsMatch(digits) ? digits.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal) : null;

    [GeneratedRegex(@"^[\s\p{Sc}]*(\p{L}{1,3}[\s.]*)?(?<minus>[-−])?[\s\p{Sc}]*(?<digits>[0-9]([0-9.,'’\s]*[0-9])?)[\s\p{Sc}]*(\p{L}{1,5})?\s*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Amount();

    [GeneratedRegex(@"[\s'’]")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[0-9]{1,3}((,[0-9]{3})+|(\.[0-9]{3})+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?<![0-9])(19|20)[0-9]{2}(?![0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex Year();
}
