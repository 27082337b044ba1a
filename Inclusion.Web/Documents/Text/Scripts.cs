using System.Text;
using HarfBuzzSharp;

namespace Inclusion.Web.Documents.Text;

/// <summary>Scripts by Unicode block, as far as words that belong together and the package with a font need them.</summary>
internal static class Scripts
{
    public const char ZeroWidthSpace = '\u200B';

    private const char FirstMark = '\u0300';

    private const string NotoCore = "fonts-noto-core";

    // The first code point of a range, its script, and the Debian package with a TrueType font for it, empty where none has one: fonts-noto-cjk has PostScript outlines, which are not embedded.
    private static readonly (int First, string Script, string Package)[] Ranges =
    [
        (0x0000, "Latin", NotoCore), (0x0370, "Greek", NotoCore), (0x0400, "Cyrillic", NotoCore), (0x0530, "Armenian", NotoCore), (0x0590, "Hebrew", NotoCore),
        (0x0600, "Arabic", NotoCore), (0x0700, "Syriac", NotoCore), (0x0750, "Arabic", NotoCore), (0x0780, "Thaana", NotoCore), (0x07C0, "N’Ko", NotoCore),
        (0x0800, "Samaritan", NotoCore), (0x0860, "Syriac", NotoCore), (0x0870, "Arabic", NotoCore), (0x0900, "Devanagari", NotoCore), (0x0980, "Bengali", NotoCore),
        (0x0A00, "Gurmukhi", NotoCore), (0x0A80, "Gujarati", NotoCore), (0x0B00, "Oriya", NotoCore), (0x0B80, "Tamil", NotoCore), (0x0C00, "Telugu", NotoCore),
        (0x0C80, "Kannada", NotoCore), (0x0D00, "Malayalam", NotoCore), (0x0D80, "Sinhala", NotoCore), (0x0E00, "Thai", NotoCore), (0x0E80, "Lao", NotoCore),
        (0x0F00, "Tibetan", NotoCore), (0x1000, "Myanmar", NotoCore), (0x10A0, "Georgian", NotoCore), (0x1100, "Hangul", "fonts-unfonts-core"),
        (0x1200, "Ethiopic", NotoCore), (0x13A0, "Cherokee", NotoCore), (0x1400, "Canadian Aboriginal", NotoCore), (0x1680, "Ogham", NotoCore), (0x16A0, "Runic", NotoCore), (0x1700, "Tagalog", NotoCore),
        (0x1780, "Khmer", NotoCore), (0x1800, "Mongolian", NotoCore), (0x18B0, "Canadian Aboriginal", NotoCore), (0x1900, "Limbu", NotoCore), (0x1950, "Tai Le", NotoCore),
        (0x1980, "New Tai Lue", NotoCore), (0x19E0, "Khmer", NotoCore), (0x1A00, "Buginese", NotoCore), (0x1A20, "Tai Tham", NotoCore), (0x1B00, "Balinese", NotoCore),
        (0x1B80, "Sundanese", NotoCore), (0x1BC0, "Batak", NotoCore), (0x1C00, "Lepcha", NotoCore), (0x1C50, "Ol Chiki", NotoCore), (0x1C80, "Cyrillic", NotoCore),
        (0x1C90, "Georgian", NotoCore), (0x1CC0, "Sundanese", NotoCore), (0x1CD0, "Devanagari", NotoCore), (0x1D00, "Latin", NotoCore),
        (0x1F00, "Greek", NotoCore), (0x2000, "Common", "fonts-dejavu-core"), (0x2C60, "Latin", NotoCore), (0x2C80, "Coptic", NotoCore), (0x2D30, "Tifinagh", NotoCore),
        (0x2D80, "Ethiopic", NotoCore), (0x2DE0, "Cyrillic", NotoCore), (0x2E80, "Han", "fonts-wqy-zenhei"), (0x3040, "Kana", "fonts-vlgothic"), (0x3100, "Bopomofo", "fonts-wqy-zenhei"),
        (0x3130, "Hangul", "fonts-unfonts-core"), (0x3200, "Han", "fonts-wqy-zenhei"), (0xA000, "Yi", NotoCore), (0xA4D0, "Lisu", NotoCore), (0xA500, "Vai", NotoCore),
        (0xA640, "Cyrillic", NotoCore), (0xA6A0, "Bamum", NotoCore), (0xA720, "Latin", NotoCore), (0xA800, "Syloti Nagri", NotoCore), (0xA840, "Phags-pa", NotoCore),
        (0xA880, "Saurashtra", NotoCore), (0xA8E0, "Devanagari", NotoCore), (0xA900, "Kayah Li", NotoCore), (0xA930, "Rejang", NotoCore), (0xA960, "Hangul", "fonts-unfonts-core"),
        (0xA980, "Javanese", NotoCore), (0xA9E0, "Myanmar", NotoCore), (0xAA00, "Cham", NotoCore), (0xAA60, "Myanmar", NotoCore), (0xAA80, "Tai Viet", NotoCore),
        (0xAAE0, "Meetei Mayek", NotoCore), (0xAB00, "Ethiopic", NotoCore), (0xAB30, "Latin", NotoCore), (0xAB70, "Cherokee", NotoCore), (0xABC0, "Meetei Mayek", NotoCore),
        (0xAC00, "Hangul", "fonts-unfonts-core"),
        (0xD7B0, "Common", NotoCore), (0xF900, "Han", "fonts-wqy-zenhei"), (0xFB00, "Latin", NotoCore), (0xFB1D, "Hebrew", NotoCore), (0xFB50, "Arabic", NotoCore),
        (0xFE00, "Common", NotoCore), (0xFE70, "Arabic", NotoCore), (0xFF00, "Common", "fonts-wqy-zenhei"), (0x10000, "Common", NotoCore), (0x1E900, "Adlam", NotoCore), (0x1E960, "Common", NotoCore), (0x1F000, "Symbols", "fonts-symbola"), (0x1FA70, "Symbols", ""),
        (0x20000, "Han", "fonts-wqy-zenhei"), (0xE0000, "Common", NotoCore),
    ];

    /// <returns>The script's name and the Debian package that brings a font for it.</returns>
    public static (string Script, string Package) Of(int codePoint)
    {
        var at = Array.FindLastIndex(Ranges, r => r.First <= codePoint);
        return (Ranges[at].Script, Ranges[at].Package);
    }

    /// <summary>Letters of western alphabets without separate marks: one face and one script.</summary>
    public static bool IsPlainLatin(string word)
    {
        foreach (var c in word)
        {
            if (c >= FirstMark)
            {
                return false;
            }
        }

        return true;
    }

    /// <returns>The script that Unicode gives to a letter with its marks; null for signs that many scripts share, such as digits.</returns>
    public static uint? KindOf(string letter)
    {
        foreach (var rune in letter.EnumerateRunes())
        {
            var script = UnicodeFunctions.Default.GetScript(rune.Value);
            if (!script.Equals(Script.Common) && !script.Equals(Script.Inherited))
            {
                return script;
            }
        }

        return null;
    }

    /// <summary>Directions, joiners, soft hyphens and other marks that are never drawn.</summary>
    public static bool IsInvisible(Rune rune) => rune.Value is 0xAD or 0x034F or 0x061C or (>= 0x180B and <= 0x180E) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF) || Rune.IsControl(rune);
}
