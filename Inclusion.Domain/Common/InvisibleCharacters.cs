namespace Inclusion.Domain.Common;

/// <summary>
/// Characters that nobody sees and that come along when a number or an address is copied from a contact list, a web page or a document: they make two texts differ that look
/// alike, and no phone dials them.
/// </summary>
public static class InvisibleCharacters
{
    /// <summary>Marks of direction, joiners of words, soft hyphens, byte-order marks and controls but for line ends: they mean nothing in a table's cell.</summary>
    public static bool IsInvisible(char c) =>
        c is '\u00AD' or '\u061C' or '\u180E' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF'
            or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064') or (>= '\u2066' and <= '\u206F')
        || (char.IsControl(c) && c is not ('\n' or '\r' or '\t'));

    /// <summary>The text without what <see cref="IsInvisible"/> says of it.</summary>
    public static string Remove(string text) => text.Any(IsInvisible) ? string.Concat(text.Where(c => !IsInvisible(c))) : text;

    /// <summary>
    /// What stands on one line: a name, a title, a place. Line ends and tabs become spaces, and what would turn round what is read after it, or nobody sees, is left out.
    /// Trimmed; empty where nothing is seen of it.
    /// </summary>
    public static string OneLine(string text) =>
        text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 ? text.Trim() : Remove(string.Concat(text.ReplaceLineEndings("\n").Select(c => c is '\n' or '\r' or '\t' ? ' ' : c))).Trim();

    /// <summary>Whether nothing would be seen of it.</summary>
    public static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(text) || OneLine(text).Length == 0;

    /// <summary>
    /// What may have several lines: without controls and without what would turn round what is read after it (embeddings, overrides and isolates of direction). Marks of
    /// direction stay: a text in Arabic with a number in it may need them.
    /// </summary>
    public static string Lines(string text) => text.Any(IsNeverText) ? string.Concat(text.Where(c => !IsNeverText(c))) : text;

    /// <summary>
    /// A code, a number or an address as someone would type it: without invisible characters, also those that join letters in a name, with plain hyphens and spaces, and
    /// with the digits 0 to 9 whatever script they were written in. Trimmed.
    /// </summary>
    public static string Plain(string text) =>
        text.All(c => c is >= ' ' and <= '~') ? text.Trim() : string.Concat(text.Where(c => !IsInvisible(c) && c is not ('\u200C' or '\u200D')).Select(PlainOf)).Trim();

    private static bool IsNeverText(char c) =>
        c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') || (char.IsControl(c) && c is not ('\n' or '\r' or '\t'));

    private static char PlainOf(char c) => c switch
    {
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' or '\uFE63' or '\uFF0D' => '-',
        '\u00A0' or '\u202F' or '\u2007' or '\u2009' => ' ',
        '\uFF0B' => '+',
        _ when char.IsDigit(c) && char.GetNumericValue(c) is var digit => (char)('0' + (int)digit),
        _ => c,
    };
}
