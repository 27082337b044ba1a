using Inclusion.Web.Data.Text;

namespace Inclusion.Web.Foundation.Security;

/// <summary>
/// What of a password a stranger has to guess. Words of whose it is, passwords that are tried first, rows of keys, sequences and years are taken out, a part that is
/// repeated counts once; what is left must be <see cref="LeastLeft"/> signs at least. A sentence of some words is left as it is.
/// </summary>
internal static class PasswordGuess
{
    /// <summary>Signs that must be left once what is easily guessed is out.</summary>
    private const int LeastLeft = 6;

    /// <summary>Two common passwords joined are guessed as soon as one; three words are a sentence.</summary>
    private const int MostJoined = 2;

    /// <summary>More than this is not looked at: it is long enough in any case.</summary>
    private const int LongestLookedAt = 100;

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiop", "yxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz"];

    /// <summary>Signs that stand for letters in passwords.</summary>
    private static readonly (char Sign, char Letter)[] Disguises = [('@', 'a'), ('4', 'a'), ('3', 'e'), ('1', 'i'), ('!', 'i'), ('0', 'o'), ('$', 's'), ('5', 's'), ('7', 't')];

    /// <summary>Null when enough is left to guess.</summary>
    /// <param name="own">Words of whose it is, as they are written.</param>
    public static PasswordRefusal? Of(string password, IEnumerable<string?> own)
    {
        var plain = Folding.Fold(password).Replace(" ", "", StringComparison.Ordinal);
        if (plain.Length == 0)
        {
            return new PasswordMonotonous();
        }

        if (Once(plain).Length > LongestLookedAt)
        {
            return null;
        }

        var words = own.OfType<string>().SelectMany(WordsOf).Distinct().OrderByDescending(word => word.Folded.Length).ToList();
        return OfPlain(plain, words) ?? (Undisguised(plain) is var letters && letters != plain ? OfPlain(letters, words) : null);
    }

    private static PasswordRefusal? OfPlain(string plain, List<(string Folded, string Written)> words)
    {
        if (CommonPasswords.Has(plain))
        {
            return new PasswordCommon();
        }

        var left = Once(plain);
        var isRepeated = left.Length < plain.Length;
        var used = words.Where(word => TakeOut(ref left, word.Folded)).ToList();
        var joined = 0;
        while (joined < MostJoined && TakeOutCommon(ref left, isAll: joined == 0))
        {
            joined++;
        }

        var before = left.Length;
        left = WithoutRows(left);
        if (left.Length >= LeastLeft || (used.Count == 0 && joined == 0 && left.Length == before && !isRepeated && plain.Distinct().Count() >= LeastLeft))
        {
            return null;
        }

        return used.Count > 0 ? new PasswordOfOwnWords(used[0].Written) : joined > 0 ? new PasswordCommon() : new PasswordMonotonous();
    }

    /// <summary>The whole and its parts of four signs and more: "Amélie Fontaine" is known as "ameliefontaine", "amelie" and "fontaine".</summary>
    private static IEnumerable<(string Folded, string Written)> WordsOf(string text)
    {
        string[] parts = [text, .. text.Split([' ', '.', '-', '_', '+', '@', '\'', '’', ','], StringSplitOptions.RemoveEmptyEntries)];
        return parts.Select(part => (Folding.Fold(part).Replace(" ", "", StringComparison.Ordinal), part)).Where(part => part.Item1.Length >= 4);
    }

    private static string Undisguised(string plain) => string.Concat(plain.Select(sign => Array.Find(Disguises, d => d.Sign == sign) is { Letter: not '\0' } known ? known.Letter : sign));

    /// <summary>The shortest part that, repeated, makes the whole, the last time perhaps not to its end.</summary>
    private static string Once(string plain)
    {
        for (var period = 1; period <= plain.Length / 2; period++)
        {
            if (plain.AsSpan(period).SequenceEqual(plain.AsSpan(0, plain.Length - period)))
            {
                return plain[..period];
            }
        }

        return plain;
    }

    private static bool TakeOut(ref string left, string word)
    {
        var without = left.Replace(word, "", StringComparison.Ordinal);
        (var isFound, left) = (without.Length < left.Length, without);
        return isFound;
    }

    /// <summary>The longest common password in it: any of eight signs and more, or of the most frequent; of the whole list where it is all but signs around it.</summary>
    private static bool TakeOutCommon(ref string left, bool isAll)
    {
        for (var length = left.Length; length >= 5; length--)
        {
            for (var start = 0; start + length <= left.Length; start++)
            {
                var part = left.AsSpan(start, length);
                var isMost = isAll && left.Length - length < LeastLeft;
                if (CommonPasswords.HasFrequent(part) || ((isMost || length >= 8) && CommonPasswords.Has(part)))
                {
                    left = left.Remove(start, length);
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Without runs of three signs and more that are the same or follow one another on a row, and without years.</summary>
    private static string WithoutRows(string text)
    {
        var kept = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var run = RunAt(text, at);
            if (run < 3)
            {
                kept.Append(text[at]);
                run = 1;
            }

            at += run;
        }

        var left = kept.ToString();
        return System.Text.RegularExpressions.Regex.Replace(left, "(19|20)[0-9]{2}", "");
    }

    private static int RunAt(string text, int start)
    {
        var same = 1;
        while (start + same < text.Length && text[start + same] == text[start])
        {
            same++;
        }

        return Math.Max(same, Rows.Max(row => Math.Max(RunOn(row, 1, text, start), RunOn(row, -1, text, start))));
    }

    private static int RunOn(string row, int step, string text, int start)
    {
        var place = row.IndexOf(text[start], StringComparison.Ordinal);
        if (place < 0)
        {
            return 0;
        }

        var run = 1;
        while (start + run < text.Length && place + (step * run) is var next && next >= 0 && next < row.Length && row[next] == text[start + run])
        {
            run++;
        }

        return run;
    }
}
