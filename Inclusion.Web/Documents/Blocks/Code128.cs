namespace Inclusion.Web.Documents.Blocks;

/// <summary>
/// A text as Code 128 (ISO/IEC 15417): printable ASCII in code set B, pairs of digits in code set C, switched as the standard's Annex E says for the shortest symbol, with its
/// check character.
/// </summary>
public sealed class Code128
{
    /// <summary>What must stay white on either side, in modules.</summary>
    public const int QuietZone = 10;

    private const int SwitchToC = 99;
    private const int SwitchToB = 100;
    private const int StartB = 104;
    private const int StartC = 105;
    private const int Stop = 106;
    private const int CheckModulus = 103;

    /// <summary>The widths of bars and gaps in turn, by the value of the character.</summary>
    private static readonly string[] Widths = (
        "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 " +
        "311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 " +
        "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 " +
        "122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 " +
        "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112").Split(' ');

    private Code128(IReadOnlyList<int> symbols)
    {
        Symbols = symbols;
        var bars = new List<(int X, int Width)>();
        var x = 0;
        foreach (var (place, width) in symbols.SelectMany(symbol => Widths[symbol].Select((digit, place) => (place, digit - '0'))))
        {
            if (place % 2 == 0)
            {
                bars.Add((x, width));
            }

            x += width;
        }

        (Bars, Modules) = (bars, x);
    }

    /// <summary>The values of its characters, from start to stop.</summary>
    public IReadOnlyList<int> Symbols { get; }

    /// <summary>The bars in modules, the narrowest bar being one, from the first bar on.</summary>
    public IReadOnlyList<(int X, int Width)> Bars { get; }

    /// <summary>Its width in modules, without quiet zones.</summary>
    public int Modules { get; }

    /// <returns>Null for an empty text and for one with characters that are not printable ASCII.</returns>
    public static Code128? Of(string text)
    {
        if (text.Length == 0 || text.Any(c => c is < ' ' or > '~'))
        {
            return null;
        }

        var begins = DigitsAt(text, 0);
        var inC = begins >= 4 || (begins == 2 && text.Length == 2);
        List<int> symbols = [inC ? StartC : StartB];
        for (var i = 0; i < text.Length;)
        {
            var digits = DigitsAt(text, i);
            if (inC && digits >= 2)
            {
                symbols.Add(int.Parse(text.AsSpan(i, 2), System.Globalization.CultureInfo.InvariantCulture));
                i += 2;
            }
            else if (inC)
            {
                symbols.Add(SwitchToB);
                inC = false;
            }
            else if (digits % 2 == 0 && IsWorthSwitching(digits, isEnd: i + digits == text.Length))
            {
                symbols.Add(SwitchToC);
                inC = true;
            }
            else
            {
                // Of an odd number of digits the first stays in set B.
                symbols.Add(text[i] - ' ');
                i++;
            }
        }

        symbols.Add((symbols[0] + symbols.Skip(1).Select((symbol, i) => symbol * (i + 1)).Sum()) % CheckModulus);
        symbols.Add(Stop);
        return new Code128(symbols);
    }

    /// <summary>In the middle a switch there and back costs two characters, at the end one.</summary>
    private static bool IsWorthSwitching(int digits, bool isEnd) => digits >= (isEnd ? 4 : 6);

    private static int DigitsAt(string text, int at) => text.AsSpan(at).IndexOfAnyExceptInRange('0', '9') is >= 0 and var length ? length : text.Length - at;
}
