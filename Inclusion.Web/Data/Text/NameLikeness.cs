using System.Collections.Frozen;

namespace Inclusion.Web.Data.Text;

/// <summary>
/// Whether two names may be those of one person, however they were heard and written down: in any order, with or without accents, one or two letters apart, with
/// a short form in place of the whole name. It is a reason to ask, never to decide.
/// </summary>
public static class NameLikeness
{
    /// <summary>Words of fewer letters than this are too short to be alike with a letter apart.</summary>
    private const int ShortestForOne = 4;

    /// <summary>From so many letters on, two may be apart.</summary>
    private const int ShortestForTwo = 7;

    /// <summary>The beginning of a name stands for all of it from so many letters on: Fatou for Fatoumata.</summary>
    private const int ShortestBeginning = 4;

    /// <summary>So many consonants in the same order are one name with other vowels: Fatoumata and Fatimata.</summary>
    private const int FewestConsonants = 3;

    /// <summary>Short forms that do not begin like the name, folded; each with the names that it stands for.</summary>
    private static readonly FrozenDictionary<string, string[]> ShortForms = new Dictionary<string, string[]>
    {
        ["abdou"] = ["abdoulaye", "abdallah"],
        ["beth"] = ["elizabeth", "elisabeth"],
        ["bill"] = ["william"],
        ["bob"] = ["robert"],
        ["dick"] = ["richard"],
        ["gaby"] = ["gabriel", "gabrielle"],
        ["jack"] = ["john"],
        ["jim"] = ["james"],
        ["jo"] = ["joseph", "josephine", "joelle"],
        ["kate"] = ["catherine", "katherine"],
        ["lisa"] = ["elisabeth", "elizabeth", "elisa"],
        ["liz"] = ["elizabeth", "elisabeth"],
        ["manu"] = ["emmanuel", "emmanuelle"],
        ["meg"] = ["margaret"],
        ["momo"] = ["mohamed", "mohammed", "maurice"],
        ["nico"] = ["nicolas"],
        ["peggy"] = ["margaret"],
        ["sandra"] = ["alexandra", "cassandra"],
        ["sandy"] = ["alexandra", "alexander"],
        ["seb"] = ["sebastien", "sebastian"],
        ["ted"] = ["edward", "theodore"],
        ["tina"] = ["christina", "martina"],
        ["toine"] = ["antoine"],
        ["tom"] = ["thomas"],
        ["tony"] = ["anthony", "antoine"],
        ["vero"] = ["veronique"],
        ["will"] = ["william"],
        ["xavi"] = ["xavier"],
    }.ToFrozenDictionary();

    /// <summary>The words of a name, folded; signs between them do not count.</summary>
    public static IReadOnlyList<string> WordsOf(string name) =>
        Folding.Fold(name).Split([' ', '.', ',', ';', '(', ')', '/', '"'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// Each word of the shorter name is like a word of its own in the longer one. A name of one word is like another of one word only: half of a village
    /// shares a first name.
    /// </summary>
    public static bool AreAlike(string one, string other)
    {
        var (fewer, more) = (WordsOf(one), WordsOf(other));
        if (fewer.Count > more.Count)
        {
            (fewer, more) = (more, fewer);
        }

        if (fewer.Count == 0 || (fewer.Count == 1 && more.Count > 1))
        {
            return false;
        }

        // Equal words first, so that none of them is given away to one that is only alike.
        var left = more.ToList();
        var unmatched = fewer.Where(word => !left.Remove(word)).ToList();
        foreach (var word in unmatched)
        {
            var match = left.FindIndex(candidate => AreWordsAlike(word, candidate));
            if (match < 0)
            {
                return false;
            }

            left.RemoveAt(match);
        }

        return true;
    }

    /// <summary>The names that a folded word is a short form of, which may begin with another letter; none where it is no short form that is known.</summary>
    public static IReadOnlyList<string> LongFormsOf(string word) => ShortForms.GetValueOrDefault(word, []);

    /// <summary>Whether two folded words may be one name.</summary>
    public static bool AreWordsAlike(string one, string other)
    {
        if (one == other)
        {
            return true;
        }

        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return (shorter.Length == 1 && longer[0] == shorter[0])
            || (shorter.Length >= ShortestBeginning && longer.StartsWith(shorter, StringComparison.Ordinal))
            || StandsFor(one, other)
            || StandsFor(other, one)
            || Distance(shorter, longer) <= LettersApart(shorter.Length)
            || HaveSameConsonants(shorter, longer);
    }

    /// <summary>How many letters two words of at least this length may be apart.</summary>
    private static int LettersApart(int length) => length switch { >= ShortestForTwo => 2, >= ShortestForOne => 1, _ => 0 };

    private static bool StandsFor(string shortForm, string name) => ShortForms.TryGetValue(shortForm, out var names) && names.Contains(name);

    private static bool HaveSameConsonants(string one, string other) =>
        one[0] == other[0] && Consonants(one) is { Length: >= FewestConsonants } consonants && consonants == Consonants(other);

    /// <summary>A doubled consonant counts once.</summary>
    private static string Consonants(string word)
    {
        Span<char> found = stackalloc char[word.Length];
        var count = 0;
        foreach (var letter in word)
        {
            if (letter is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y') && (count == 0 || found[count - 1] != letter))
            {
                found[count++] = letter;
            }
        }

        return new string(found[..count]);
    }

    /// <summary>Letters to change, add, leave out or swap with their neighbour until one word is the other; more than two are not counted on.</summary>
    private static int Distance(string one, string other)
    {
        const int TooFar = 3;
        if (other.Length - one.Length >= TooFar)
        {
            return TooFar;
        }

        // Three rows of the usual table: a swap looks back two.
        var (before, last, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[other.Length];
    }
}
