namespace Inclusion.Domain.People;

/// <summary>What is accepted as an e-mail address and a phone number: lenient on purpose, since only sending and calling prove them.</summary>
public static class ContactFormats
{
    /// <summary>The shortest number accepted: short codes and extensions have three digits.</summary>
    private const int FewestDigits = 3;

    /// <summary>E.164 allows fifteen digits; a few more leave room for an extension.</summary>
    private const int MaxDigits = 20;

    /// <summary>National numbers are told apart by their last nine digits, with or without country code and leading zero.</summary>
    public const int KeyDigits = 9;

    /// <summary>One @ with something before it and a domain with a dot after it, no white space.</summary>
    public static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0
            && at == text.LastIndexOf('@')
            && text.Length <= 254
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>')
            && text.IndexOf('.', at) is var dot
            && dot > at + 1
            && dot < text.Length - 1
            && !text.EndsWith('.');
    }

    /// <summary>Digits with the usual signs between them (+ ( ) . - / space) and perhaps an extension word; letters only there.</summary>
    public static bool IsPhone(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        return digits is >= FewestDigits and <= MaxDigits
            && text.Length <= 40
            && text.All(c => char.IsAsciiDigit(c) || c is '+' or '(' or ')' or '.' or '-' or '/' or ' ' or '\u00A0' or '\u202F' or '#' or 'x' or '*');
    }

    /// <summary>What two spellings of one number have in common; empty when there is no number.</summary>
    public static string PhoneKey(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.Length <= KeyDigits ? digits : digits[^KeyDigits..];
    }
}
