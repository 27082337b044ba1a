using System.Text.RegularExpressions;
using Inclusion.Domain.People;
using Inclusion.Web.Data.Text;

namespace Inclusion.Web.Shared.Privacy;

/// <summary>What someone is known by – name, phone number, e-mail address – to find it in what others have written.</summary>
public sealed partial class KnownBy
{
    /// <summary>A shorter name is a part of too many words that mean somebody else.</summary>
    private const int ShortestName = 3;

    /// <summary>Fewer digits stand in too many other numbers.</summary>
    private const int FewestDigits = 6;

    private const string Gone = "…";

    private readonly List<string> _names = [];
    private readonly HashSet<string> _words;
    private readonly string _family;
    private readonly string _phone;
    private readonly string _email;

    private KnownBy(string name, string addressAs, string phone, string email)
    {
        var parts = PersonName.Of(name);
        _family = Words(parts.Family);
        _names.AddRange(new[] { Words(name), Words($"{parts.Family} {parts.Given}") }.Where(IsTelling).Distinct());
        if (Words(addressAs) is var address && address.Contains(' ', StringComparison.Ordinal) && IsTelling(address))
        {
            _names.Add(address);
        }

        _words = Words($"{name} {addressAs}").Split(' ').Where(IsTelling).ToHashSet();
        _phone = ContactFormats.PhoneKey(phone);
        _email = email.ToLowerInvariant();
    }

    public static KnownBy Of(Person person) => new(person.Name, person.AddressAs, person.Phone, person.Email);

    /// <summary>Their whole name, in either order, or a way to reach them stands in it.</summary>
    public bool IsIn(string? text) => !string.IsNullOrEmpty(text) && (HasContact(text) || (Padded(text) is var words && _names.Exists(name => words.Contains($" {name} ", StringComparison.Ordinal))));

    /// <summary>As <see cref="IsIn"/>, or their family name alone: it may mean someone else, which only a person can tell.</summary>
    public bool MayBeIn(string? text) => IsIn(text) || (!string.IsNullOrEmpty(text) && IsTelling(_family) && Padded(text).Contains($" {_family} ", StringComparison.Ordinal));

    /// <summary>The text with a dot of three in the place of each word of their name, their phone number and their e-mail address.</summary>
    public string TakeOutOf(string text)
    {
        var rest = _email.Length > 0 ? text.Replace(_email, Gone, StringComparison.OrdinalIgnoreCase) : text;
        rest = NumberInText().Replace(rest, number => _phone.Length >= FewestDigits && ContactFormats.PhoneKey(number.Value) == _phone ? Gone : number.Value);
        return WordInText().Replace(rest, word => _words.Contains(Words(word.Value)) ? Gone : word.Value);
    }

    private static bool IsTelling(string words) => words.Length >= ShortestName;

    private static string Padded(string text) => $" {Words(text)} ";

    /// <summary>Folded, with nothing but a space between words.</summary>
    private static string Words(string text) => string.Join(' ', string.Concat(Folding.Fold(text).Select(sign => char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) || IsMark(sign) ? sign : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static bool IsMark(char sign) => char.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private bool HasContact(string text) =>
        (_email.Length > 0 && text.Contains(_email, StringComparison.OrdinalIgnoreCase))
        || (_phone.Length >= FewestDigits && string.Concat(text.Where(char.IsAsciiDigit)).Contains(_phone, StringComparison.Ordinal));

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex WordInText();

    [GeneratedRegex(@"\+?\d[\d\s().\-/]{4,}\d")]
    private static partial Regex NumberInText();
}
