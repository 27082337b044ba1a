using System.Globalization;
using System.Text;

namespace Inclusion.Web.Data.Text;

/// <summary>Reduces a text to what two spellings of the same word share, so that "Éloïse", "eloise" and "ELOÏSE" meet in a search.</summary>
public static class Folding
{
    /// <summary>
    /// Lower case, without accents (Latin, Greek, Cyrillic, Vietnamese), Arabic vowel signs or Hebrew points; ligatures and letters with a
    /// stroke are spelled plainly; letters that Arabic, Persian and Hebrew write in two ways become one, digits of Arabic the common ones; apostrophes, hyphens and every run of white space become one space. Marks that spell a different
    /// word, as in Hindi or Thai, are kept. Folding a folded text changes nothing. A null text folds to the empty one.
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        // Compatibility decomposition also opens ligatures, full-width letters and the Arabic letter shapes that PDF files contain.
        var decomposed = WellFormed(text).Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        foreach (var rune in decomposed.EnumerateRunes())
        {
            Append(folded, rune);
        }

        if (folded.Length > 0 && folded[^1] == ' ')
        {
            folded.Length--;
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (IsDropped(rune))
        {
            return;
        }

        if (IsSpace(rune))
        {
            if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }

            return;
        }

        var lower = Rune.ToLowerInvariant(rune);
        if (Plain(lower) is { } plain)
        {
            folded.Append(plain);
        }
        else
        {
            folded.Append(lower);
        }
    }

    private static string? Plain(Rune letter) => letter.Value switch
    {
        'ß' => "ss",
        'œ' => "oe",
        'æ' => "ae",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ı' => "i",
        'þ' => "th",

        // The Persian and Urdu keyboard's letters for the Arabic ones, and endings that many write either way.
        'ی' or 'ى' => "ي",
        'ک' => "ك",
        'ة' => "ه",

        // Hebrew letters have another shape at the end of a word, and lose it when something is added.
        'ך' => "כ",
        'ם' => "מ",
        'ן' => "נ",
        'ף' => "פ",
        'ץ' => "צ",
        >= '٠' and <= '٩' => ((char)('0' + (letter.Value - '٠'))).ToString(),
        >= '۰' and <= '۹' => ((char)('0' + (letter.Value - '۰'))).ToString(),
        _ => null,
    };

    private static bool IsSpace(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation or UnicodeCategory.Control
        || rune.Value is '\'' or '`' or '´' or '‘' or '’' or '‛' or '′' or 'ʻ' or 'ʼ' or 'ʽ' or 'ʾ' or 'ʿ';

    private static bool IsDropped(Rune rune) =>
        rune.Value is Tatweel
            // Combining accents of Latin, Greek, Cyrillic and Vietnamese.
            or (>= 0x0300 and <= 0x036F) or (>= 0x0483 and <= 0x0487) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0xFE20 and <= 0xFE2F)
            // Hebrew points, Arabic vowel signs, hamza and madda above and below, Quranic marks.
            or (>= 0x0591 and <= 0x05BD) or 0x05BF or 0x05C1 or 0x05C2 or 0x05C4 or 0x05C5 or 0x05C7
            or (>= 0x0610 and <= 0x061A) or (>= 0x064B and <= 0x065F) or 0x0670 or (>= 0x06D6 and <= 0x06DC) or (>= 0x06DF and <= 0x06E4) or (>= 0x06E7 and <= 0x06E8) or (>= 0x06EA and <= 0x06ED)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    private const int Tatweel = 0x0640;

    /// <summary>Half a surrogate pair, as a cut-off paste leaves behind, would make the normalisation throw.</summary>
    private static string WellFormed(string text)
    {
        if (!text.Any(char.IsSurrogate))
        {
            return text;
        }

        var formed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            formed.Append(rune);
        }

        return formed.ToString();
    }
}
