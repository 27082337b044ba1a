using System.Text.RegularExpressions;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.People;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>What a cell says about how to reach someone.</summary>
/// <param name="Value">The number or address that is kept; empty for none.</param>
/// <param name="Rest">The whole cell where it says more than that and is worth a note; empty otherwise.</param>
/// <param name="Problem">Why nothing could be read; null when something was, or when the cell says that there is nothing.</param>
public sealed record ContactCell(string Value, string Rest, Refusal? Problem)
{
    internal static ContactCell Nothing { get; } = new("", "", null);
}

/// <summary>Reads phone numbers and e-mail addresses as people write them into lists: two of them, with a word about whose they are, or that there is none.</summary>
public static partial class ContactReading
{
    /// <summary>A number that can be called alone has so many digits; fewer are a pair of 06/39/98/00/01.</summary>
    private const int FewestDigits = 6;

    /// <summary>The first number of the cell.</summary>
    public static ContactCell ReadPhone(string cell)
    {
        var text = InvisibleCharacters.Plain(cell);
        if (SpreadsheetDamage.IsSpoilt(text))
        {
            return new ContactCell("", "", new SpreadsheetSpoilt(text));
        }

        if (!text.Any(char.IsAsciiDigit))
        {
            return text.Length == 0 || Placeholders.IsPlaceholder(text) || SaysNone().IsMatch(text) ? ContactCell.Nothing : new ContactCell("", text, new PhoneNotANumber(text));
        }

        var numbers = Between().Split(text).Where(part => part.Count(char.IsAsciiDigit) >= FewestDigits).ToList();
        if (numbers.Count < 2 && ContactFormats.IsPhone(text))
        {
            return new ContactCell(text, "", null);
        }

        var first = Number().Match(numbers.Count > 0 ? numbers[0] : text).Value.Trim(' ', '-', '.', '/');
        return ContactFormats.IsPhone(first) && first.Count(char.IsAsciiDigit) >= FewestDigits ? new ContactCell(first, text, null) : new ContactCell("", text, new PhoneNotANumber(text));
    }

    /// <summary>The first address of the cell.</summary>
    public static ContactCell ReadEmail(string cell)
    {
        var text = InvisibleCharacters.Plain(cell);
        if (ContactFormats.IsEmail(text) && !text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            return new ContactCell(text, "", null);
        }

        var addresses = text.Split([' ', ',', ';', '<', '>', '(', ')', '[', ']', '"', '\n', '/', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? part["mailto:".Length..] : part)
            .Select(part => part.Trim('.', '\''))
            .Where(ContactFormats.IsEmail)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return addresses switch
        {
            [var only] => new ContactCell(only, "", null),
            [var first, ..] => new ContactCell(first, text, null),
            _ when text.Contains('@', StringComparison.Ordinal) || (text.Length > 0 && !Placeholders.IsPlaceholder(text) && !SaysNone().IsMatch(text)) => new ContactCell("", text, new EmailNotAnAddress(text)),
            _ => ContactCell.Nothing,
        };
    }

    [GeneratedRegex(@"\s*(?:[;,|\n]|\s/\s|\s-\s|\b(?:ou|or|et|and|puis|then|sinon)\b)\s*|(?<=[0-9]{6,})/(?=[+0-9]{6,})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Between();

    [GeneratedRegex(@"[+(]?[0-9][0-9 ().\-/]*[0-9]")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(pas|aucun|aucune|sans|no|none|not|ne|n')\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SaysNone();
}
