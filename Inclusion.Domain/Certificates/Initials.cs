using System.Globalization;

namespace Inclusion.Domain.Certificates;

/// <summary>What the check page shows instead of a name.</summary>
public static class Initials
{
    /// <summary>The first letter of each part of a name with a full stop: "F. D.", "J.-B. M."; of any script, in the order in which the name is written.</summary>
    public static string Of(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Word).Where(word => word.Length > 0));

    private static string Word(string word) => string.Join('-', word.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(First).Where(letter => letter.Length > 0));

    private static string First(string part)
    {
        var letter = StringInfo.GetNextTextElement(part);
        return letter.Length > 0 && char.IsLetterOrDigit(letter, 0) ? letter.ToUpperInvariant() + "." : "";
    }
}
