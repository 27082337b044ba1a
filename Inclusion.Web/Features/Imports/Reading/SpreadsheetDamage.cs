using System.Text.RegularExpressions;
using Inclusion.Domain.Common;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>A spreadsheet rounded a long number, or showed that its column was too narrow: what stood there is lost.</summary>
public sealed record SpreadsheetSpoilt(string Value) : Refusal;

/// <summary>A remark: the number begins with its second digit, as a spreadsheet leaves it that takes it for an amount.</summary>
/// <param name="Read">What it was read as.</param>
public sealed record LeadingZeroLost(string Value, string Read) : Refusal;

/// <summary>A remark: a postal code has a digit less than those of the country.</summary>
public sealed record PostalCodeShort(string Value) : Refusal;

/// <summary>Knows what spreadsheets make of codes and numbers that they take for amounts.</summary>
public static partial class SpreadsheetDamage
{
    /// <summary>An identifier of thirteen digits and more does not end in so many noughts; a number that was rounded does.</summary>
    private const int RoundedZeros = 6;

    private const int RoundedDigits = 13;

    /// <summary>Whether digits of it are lost: 3.56938E+14, 355120000000000, ####.</summary>
    public static bool IsSpoilt(string value) => Scientific().IsMatch(value) || IsRounded(value) || (value.Length > 1 && value.All(c => c == '#'));

    /// <summary>A text that was wrapped so that a spreadsheet leaves it alone, ="0639980002", without its wrapping.</summary>
    public static string Unwrap(string value) => Wrapped().Match(value) is { Success: true } match ? match.Groups["text"].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : value;

    private static bool IsRounded(string value) =>
        value.Length >= RoundedDigits && value.All(char.IsAsciiDigit) && value.EndsWith(new string('0', RoundedZeros), StringComparison.Ordinal) && value.Any(c => c != '0');

    // A serial number may be 12E5; with a point, a comma or a plus it is a rounded amount.
    [GeneratedRegex(@"^\s*[0-9]+([.,][0-9]+[eE][+-]?[0-9]+|[eE]\+[0-9]+)\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Scientific();

    [GeneratedRegex("^=\\s*\"(?<text>.*)\"$", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Wrapped();
}
