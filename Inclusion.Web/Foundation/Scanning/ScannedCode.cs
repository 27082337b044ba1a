using System.Collections.Frozen;

namespace Inclusion.Web.Foundation.Scanning;

/// <summary>
/// What a scanner may have meant by what it typed. It names keys, not characters: on a computer whose keyboard has another language than the scanner is set to, other
/// characters come out. And some scanners write before a code what kind of code it is.
/// </summary>
public static class ScannedCode
{
    /// <summary>What stands on the keys of a French keyboard, without shift and with it, where a US keyboard has the same characters of the second text.</summary>
    private const string OnFrench = "&é\"'(-è_çà)=" + "aqzwAQZW" + ",;:!?./mM";

    private const string OnUs = "1234567890-=" + "qawzQAWZ" + "m,./M<>;:";

    private static readonly FrozenDictionary<char, char> FrenchToUs = OnFrench.Zip(OnUs).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>The digits of a French keyboard need shift; on a US keyboard the same keys give these.</summary>
    private static readonly FrozenDictionary<char, char> UsToFrench =
        "!@#$%^&*()".Zip("1234567890").Concat("6".Zip("-")).Concat("qawzQAWZ".Zip("aqzwAQZW")).Concat(";:".Zip("mM")).Concat(".><".Zip(":/.")).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>
    /// The code as it is, then without what a scanner writes before it: the AIM symbology identifier ("]C1", "]d2") and a data identifier for a serial number ("S", "1S"). Of the address in
    /// a label's QR code, what it says (<see cref="ScannedAddress"/>). Each is to be looked for only where the one before is not known: a code may begin so itself.
    /// </summary>
    public static IReadOnlyList<string> WithoutPrefixes(string code)
    {
        code = code.Trim();
        var plain = code.Length > 3 && code[0] == ']' && char.IsAsciiLetter(code[1]) && char.IsAsciiLetterOrDigit(code[2]) ? code[3..] : code;
        List<string> readings = [code, plain];
        if (ScannedAddress.CodeIn(plain) is { } said)
        {
            return [.. readings.Append(said).Distinct(StringComparer.Ordinal)];
        }

        foreach (var identifier in new[] { "1S", "S" })
        {
            if (plain.Length > identifier.Length + 1 && plain.StartsWith(identifier, StringComparison.OrdinalIgnoreCase))
            {
                readings.Add(plain[identifier.Length..]);
            }
        }

        return [.. readings.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The code as it would stand there if scanner and keyboard spoke the same language, where that can be told: nothing is told of a code with digits among its letters. Only to be asked
    /// about, never to be taken.
    /// </summary>
    public static IReadOnlyList<string> OnAnotherKeyboard(string code)
    {
        code = code.Trim();
        List<string> readings = [];

        // Of a US scanner on a French keyboard no digit comes out as one.
        if (code.Any(c => char.ToLowerInvariant(c) is '&' or 'é' or '"' or '\'' or '(' or 'è' or '_' or 'ç' or 'à') && !code.Any(char.IsAsciiDigit))
        {
            readings.Add(Read(code, FrenchToUs));
        }

        // Of a French scanner on a US keyboard the hyphen alone comes out as a digit, 6.
        if (code.Any("!@#$%^&*()".Contains) && !code.Any(c => char.IsAsciiDigit(c) && c != '6'))
        {
            readings.Add(Read(code, UsToFrench));
        }

        return [.. readings.SelectMany(WithoutPrefixes).Distinct(StringComparer.Ordinal)];
    }

    private static string Read(string code, FrozenDictionary<char, char> keys) =>
        string.Concat(code.Select(c => keys.TryGetValue(c, out var meant) || keys.TryGetValue(char.ToLowerInvariant(c), out meant) ? meant : c));
}
