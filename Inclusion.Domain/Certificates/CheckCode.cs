namespace Inclusion.Domain.Certificates;

/// <summary>The short code that is typed beside a certificate's number on the check page: eight characters that are not mistaken for one another.</summary>
public static class CheckCode
{
    public const int Length = 8;

    /// <summary>Random bytes that a code is made of.</summary>
    public const int Bytes = 5;

    /// <summary>Thirty-two letters and digits, without I, O, 0 and 1.</summary>
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <param name="random">Exactly <see cref="Bytes"/> bytes: 40 bits.</param>
    public static string Of(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, Bytes);
        ulong bits = 0;
        foreach (var part in random)
        {
            bits = (bits << 8) | part;
        }

        return string.Create(Length, bits, static (text, rest) =>
        {
            for (var i = text.Length - 1; i >= 0; i--, rest >>= 5)
            {
                text[i] = Alphabet[(int)(rest & 31)];
            }
        });
    }

    /// <summary>As printed, in two halves: ABCD-EFGH.</summary>
    public static string Shown(string code) => code.Length == Length ? $"{code[..4]}-{code[4..]}" : code;

    /// <summary>What someone typed, as it is kept: capitals, without spaces and hyphens; null when it can be no code.</summary>
    public static string? Read(string typed)
    {
        var code = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not '-')).ToUpperInvariant();
        return code.Length == Length && code.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? code : null;
    }
}
