using System.Globalization;
using System.Text.RegularExpressions;

namespace Inclusion.Web.Foundation.Localisation;

/// <summary>Reads lengths of time as people and the product itself write them in French and English.</summary>
public static partial class Lengths
{
    /// <summary>Reads minutes: 15; 15 min; 15 minutes; 1 h 30; 1h30; 2 hours; 1:30; with any kind of space.</summary>
    /// <returns>Null when it is no length.</returns>
    public static int? ReadMinutes(string text)
    {
        var match = Length().Match(text);
        return match.Success ? (Number(match.Groups["hours"]) * 60) + Number(match.Groups["minutes"]) : null;
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^\s*((?<hours>[0-9]{1,3})\s*(h|hrs?|hours?|heures?|:)\s*((?<minutes>[0-9]{1,2})\s*(min|mins|minutes?|mn|m)?)?|(?<minutes>[0-9]{1,4})\s*(min|mins|minutes?|mn|m)?)\.?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Length();
}
