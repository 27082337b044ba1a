using System.Globalization;
using System.Text.RegularExpressions;

namespace Inclusion.Web.Foundation.Localisation;

/// <summary>Reads numbers as people and programs write them in French and English.</summary>
public static partial class Amounts
{
    private const int MaxDigits = 24;

    /// <summary>
    /// Reads 1 234,56 with any kind of space; 1,234.56; 1.234,56; 1'234.50; 2266.13; € 300; 300,00 EUR; -5. Of a point and a comma the last is the decimal one. One
    /// mark alone with exactly three digits after it groups thousands (1,234 is 1234), unless it is the decimal mark of who writes.
    /// </summary>
    /// <param name="decimalMark">The decimal mark of the language in which one writes; null where it is not known.</param>
    /// <param name="unit">What may stand behind the number besides a currency; null: any short word may.</param>
    /// <returns>Null when it is no number.</returns>
    public static decimal? Read(string text, char? decimalMark = null, string? unit = null)
    {
        var match = Amount().Match(text);
        if (!match.Success || match.Groups["digits"].Length > MaxDigits || (unit is not null && !IsUnit(match.Groups["after"].Value, unit)))
        {
            return null;
        }

        var plain = Plain(Spaces().Replace(match.Groups["digits"].Value, ""), decimalMark);
        return plain is not null && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? match.Groups["minus"].Success ? -number : number
            : null;
    }

    private static bool IsUnit(string after, string unit) => after.Length == 0 || after.Equals(unit, StringComparison.OrdinalIgnoreCase) || Currency().IsMatch(after);

    /// <summary>The digits with a point before the decimals and no other mark; null when the marks make no sense.</summary>
    private static string? Plain(string digits, char? decimalMark)
    {
        var last = digits.LastIndexOfAny([',', '.']);
        if (last < 0)
        {
            return digits;
        }

        var mark = digits[last];
        var marks = digits.Count(character => character == mark);
        var mixed = digits.Contains(mark == ',' ? '.' : ',');
        var groupsThousands = !mixed && (marks > 1 || (mark != decimalMark && digits.Length - last == 4 && last is >= 1 and <= 3 && digits[0] != '0'));
        if (groupsThousands)
        {
            return Grouped(digits);
        }

        var whole = mixed ? Grouped(digits[..last]) : digits[..last];
        return marks > 1 || whole is null ? null : $"{whole}.{digits[(last + 1)..]}";
    }

    private static string? Grouped(string digits) =>
        Thousands().IsMatch(digits) ? digits.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal) : null;

    [GeneratedRegex(@"^[\s\p{Sc}]*(\p{L}{1,3}[\s.]*)?(?<minus>[-−])?[\s\p{Sc}]*(?<digits>[0-9]([0-9.,'’\s]*[0-9])?)[\s\p{Sc}]*(?<after>%|\p{L}{1,12})?\s*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Amount();

    [GeneratedRegex(@"^([A-Z]{3}|[Ee]uros?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Currency();

    [GeneratedRegex(@"[\s'’]")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[0-9]{1,3}((,[0-9]{3})+|(\.[0-9]{3})+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Thousands();
}
