using Inclusion.Domain.People;
using Inclusion.Web.Data.Text;

namespace Inclusion.Web.Shared.Privacy;

/// <summary>What someone is known by – name, phone number, e-mail address – to find it in what others have written.</summary>
public sealed class KnownBy
{
    /// <summary>A shorter name is a part of too many words that mean somebody else.</summary>
    private const int ShortestName = 3;

    /// <summary>Fewer digits stand in too many other numbers.</summary>
    private const int FewestDigits = 6;

    private readonly List<string> _names = [];
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

        _phone = ContactFormats.PhoneKey(phone);
        _email = email.ToLowerInvariant();
    }

    public static KnownBy Of(Person person) => new(person.Name, person.AddressAs, person.Phone, person.Email);

    /// <summary>Their whole name, in either order, or a way to reach them stands in it.</summary>
    public bool IsIn(string? text) => !string.IsNullOrEmpty(text) && (HasContact(text) || (Padded(text) is var words && _names.Exists(name => words.Contains($" {name} ", StringComparison.Ordinal))));

    /// <summary>As <see cref="IsIn"/>, or their family name alone: it may mean someone else, which only a person can tell.</summary>
    public bool MayBeIn(string? text) => IsIn(text) || (!string.IsNullOrEmpty(text) && IsTelling(_family) && Padded(text).Contains($" {_family} ", StringComparison.Ordinal));

    private static bool IsTelling(string words) => words.Length >= ShortestName;

    private static string Padded(string text) => $" {Words(text)} ";

    /// <summary>Folded, with nothing but a space between words.</summary>
    private static string Words(string text) => string.Join(' ', string.Concat(Folding.Fold(text).Select(sign => char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) || IsMark(sign) ? sign : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static bool IsMark(char sign) => char.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private bool HasContact(string text) =>
        (_email.Length > 0 && text.Contains(_email, StringComparison.OrdinalIgnoreCase))
        || (_phone.Length >= FewestDigits && string.Concat(text.Where(char.IsAsciiDigit)).Contains(_phone, StringComparison.Ordinal));
}
