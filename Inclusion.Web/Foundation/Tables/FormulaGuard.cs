namespace Inclusion.Web.Foundation.Tables;

/// <summary>
/// Keeps a spreadsheet from reading a text as a formula when it opens a CSV file (OWASP, "CSV Injection"): such a text gets a leading
/// apostrophe on the way out, and loses it when the same file comes back in.
/// </summary>
public static class FormulaGuard
{
    private const char Apostrophe = '\'';

    /// <summary>Whether a spreadsheet would take the text for a formula: it begins with = + - @, their full-width forms, a tab or a line break.</summary>
    public static bool IsDangerous(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';

    /// <summary>The text, with a leading apostrophe when it would be taken for a formula.</summary>
    public static string Neutralise(string text) => IsDangerous(text) ? Apostrophe + text : text;

    /// <summary>The text as it was before <see cref="Neutralise"/>.</summary>
    public static string Restore(string text) =>
        text.Length > 1 && text[0] == Apostrophe && IsDangerous(text[1..]) ? text[1..] : text;
}
