namespace Inclusion.Domain.People;

/// <summary>
/// A name in its two parts, guessed from how it is written, since people have one name, as they say it. What stands before a comma is the family name ("Diarra, Fatoumata"); without one,
/// the words in capitals among others that are not ("DIARRA Fatoumata"); else the last word, with the particles before it ("Maria de la Cruz"). The first word is a given name, unless it is
/// alone. Names that begin with the family's, without comma or capitals, are taken the wrong way round: whoever wants them sorted otherwise writes a comma.
/// </summary>
/// <param name="Given">Empty where there is one word.</param>
/// <param name="Family">Empty only where there is no name.</param>
public sealed record PersonName(string Given, string Family)
{
    private const int FewestCapitals = 2;

    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "de", "du", "des", "da", "das", "do", "dos", "di", "del", "della", "la", "le", "les", "van", "von", "vom", "zu", "der", "den", "ter", "ten", "el", "al", "ben", "bin", "ibn", "bint", "abu",
        "abou", "ould", "mac", "st", "saint", "sainte",
    };

    /// <summary>Never refuses: a name of one word is a family name.</summary>
    public static PersonName Of(string name)
    {
        if (name.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma && name[..comma].Trim() is { Length: > 0 } before)
        {
            return new PersonName(name[(comma + 1)..].Trim(), before);
        }

        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
        {
            return new PersonName("", string.Concat(words));
        }

        if (words.Any(IsCapitals) && !words.All(IsCapitals))
        {
            return new PersonName(string.Join(' ', words.Where(w => !IsCapitals(w))), string.Join(' ', words.Where(IsCapitals)));
        }

        var family = words.Length - 1;
        while (family > 1 && Particles.Contains(words[family - 1]))
        {
            family--;
        }

        return new PersonName(string.Join(' ', words[..family]), string.Join(' ', words[family..]));
    }

    /// <summary>Two letters and more, none of them small: initials are none.</summary>
    private static bool IsCapitals(string word) => word.Count(char.IsUpper) >= FewestCapitals && !word.Any(char.IsLower) && !word.Contains('.', StringComparison.Ordinal);
}
