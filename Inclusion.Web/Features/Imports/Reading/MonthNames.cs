using System.Text.RegularExpressions;
using Inclusion.Web.Data.Text;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>Reads dates in which the month has its name, in French or English, whole or short: it stands where it will, and nothing is to be guessed.</summary>
internal static partial class MonthNames
{
    private const int ShortestName = 3;

    private static readonly string[][] Months =
    [
        ["january", "janvier"], ["february", "fevrier"], ["march", "mars"], ["april", "avril"], ["may", "mai"], ["june", "juin"],
        ["july", "juillet"], ["august", "aout"], ["september", "septembre"], ["october", "octobre"], ["november", "novembre"], ["december", "decembre"],
    ];

    /// <summary>Year, month and day; null when there is no such date in the text.</summary>
    public static (int Year, int Month, int Day)? Read(string value)
    {
        var text = Folding.Fold(value);
        foreach (var match in new[] { DayFirst().Match(text), MonthFirst().Match(text) })
        {
            if (match.Success && MonthOf(match.Groups["month"].Value) is { } month)
            {
                var year = match.Groups["year"];
                return (DateReading.FullYear(int.Parse(year.ValueSpan, null), year.Length), month, int.Parse(match.Groups["day"].ValueSpan, null));
            }
        }

        return null;
    }

    /// <summary>"sept" and "juil" begin one month each; "ju" and "jui" begin two, and "ma" as well.</summary>
    private static int? MonthOf(string name)
    {
        if (name.Length < ShortestName)
        {
            return null;
        }

        var months = Enumerable.Range(0, Months.Length).Where(m => Months[m].Any(n => n.StartsWith(name, StringComparison.Ordinal))).ToList();
        return months is [var only] ? only + 1 : null;
    }

    // Folding makes one space of a hyphen. A day of the week may stand before, a time after.
    [GeneratedRegex(@"^([a-z]+\.?,? )?(?<day>[0-9]{1,2})(er|st|nd|rd|th)?[ ./]+(of |de )?(?<month>[a-z]+)[ ./,]+(?<year>[0-9]{4}|[0-9]{2})([ ,t].*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^([a-z]+\.?,? )?(?<month>[a-z]+)[ ./]+(?<day>[0-9]{1,2})(st|nd|rd|th)?[ ,./]+(?<year>[0-9]{4}|[0-9]{2})([ ,t].*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex MonthFirst();
}
