using System.Text;

namespace Inclusion.Web.Documents.Text;

/// <summary>
/// The order in which text of both directions is written on a line: the implicit rules of Unicode's bidirectional algorithm (UAX #9, W1–W7, N0–N2, I1–I2,
/// L2; brackets are mirrored, L4, where glyphs are chosen). Embeddings and isolates, which no name needs, are taken for neutral characters.
/// </summary>
internal static class BidirectionalOrder
{
    private const string Brackets = "()[]{}";

    private enum Kind : byte
    {
        Left,
        Right,
        ArabicLetter,
        Digit,
        ArabicDigit,
        DigitSign,
        DigitSeparator,
        Mark,
        Neutral,
    }

    /// <summary>Whether anything in a text is written from right to left; if not, no order is to be worked out.</summary>
    public static bool HasRightToLeft(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC') or '\u200F' or (>= '\uD802' and <= '\uD803') or (>= '\uD83A' and <= '\uD83B'))
            {
                return true;
            }
        }

        return false;
    }

    /// <returns>A level for each UTF-16 unit: even from left to right, odd from right to left. The first letter decides the direction of the whole.</returns>
    public static byte[] Levels(string text)
    {
        var kinds = new Kind[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            kinds[i] = char.IsLowSurrogate(text[i]) && i > 0 ? kinds[i - 1] : KindOf(text, i);
        }

        var start = Array.Find(kinds, k => k is Kind.Left or Kind.Right or Kind.ArabicLetter) is Kind.Right or Kind.ArabicLetter ? Kind.Right : Kind.Left;
        var origin = start == Kind.Right ? 1 : 0;
        ResolveDigits(kinds, start);
        ResolveBrackets(text, kinds, start);
        ResolveNeutrals(kinds, start);
        var levels = new byte[text.Length];
        for (var i = 0; i < kinds.Length; i++)
        {
            levels[i] = (byte)(kinds[i] switch
            {
                Kind.Right => 1,
                Kind.Digit or Kind.ArabicDigit => 2,
                _ => origin == 1 ? 2 : 0,
            });
        }

        return levels;
    }

    /// <summary>Puts the parts of one line into the order in which they are written, from left to right.</summary>
    /// <param name="levels">The level of each part, in logical order.</param>
    /// <returns>The places of the parts.</returns>
    public static int[] Visual(IReadOnlyList<byte> levels)
    {
        var order = Enumerable.Range(0, levels.Count).ToArray();
        var lowestOdd = levels.Where(l => l % 2 == 1).DefaultIfEmpty(byte.MaxValue).Min();
        for (int level = levels.DefaultIfEmpty<byte>(0).Max(); level >= lowestOdd; level--)
        {
            for (var i = 0; i < order.Length;)
            {
                var end = i;
                while (end < order.Length && levels[order[end]] >= level)
                {
                    end++;
                }

                Array.Reverse(order, i, end - i);
                i = end + 1;
            }
        }

        return order;
    }

    private static Kind KindOf(string text, int at)
    {
        var c = Rune.TryGetRuneAt(text, at, out var rune) ? rune.Value : text[at];
        return c switch
        {
            (>= '0' and <= '9') or (>= 0x06F0 and <= 0x06F9) => Kind.Digit,
            >= 0x0660 and <= 0x0669 => Kind.ArabicDigit,
            '+' or '-' or '%' or '€' or '$' or '#' => Kind.DigitSign,
            '.' or ',' or '/' or ':' or 0xA0 or 0x202F => Kind.DigitSeparator,
            0x200E => Kind.Left,
            0x200F => Kind.Right,
            (>= 0x0591 and <= 0x05BD) or 0x05BF or 0x05C1 or 0x05C2 or 0x05C4 or 0x05C5 => Kind.Mark,
            _ when IsArabicMark(c) => Kind.Mark,
            (>= 0x0590 and <= 0x05FF) or (>= 0x07C0 and <= 0x085F) or (>= 0xFB1D and <= 0xFB4F) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF) => Kind.Right,
            0x060C or 0x061B or 0x061F => Kind.Neutral,
            (>= 0x0600 and <= 0x07BF) or (>= 0x0860 and <= 0x08FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) => Kind.ArabicLetter,
            _ => Rune.IsLetter(rune) || Rune.IsNumber(rune) ? Kind.Left : Kind.Neutral,
        };
    }

    private static bool IsArabicMark(int codePoint) => codePoint is (>= 0x0610 and <= 0x061A) or (>= 0x064B and <= 0x065F) or 0x0670 or (>= 0x06D6 and <= 0x06DC) or (>= 0x06DF and <= 0x06E8 and not 0x06E5 and not 0x06E6) or (>= 0x06EA and <= 0x06ED);

    private static void ResolveDigits(Kind[] kinds, Kind start)
    {
        var previous = start;
        var strong = start;
        for (var i = 0; i < kinds.Length; i++)
        {
            // W1, W2: a mark is like what it stands on; digits after an Arabic letter are Arabic digits.
            kinds[i] = kinds[i] switch
            {
                Kind.Mark => previous,
                Kind.Digit when strong == Kind.ArabicLetter => Kind.ArabicDigit,
                var kind => kind,
            };
            previous = kinds[i];
            strong = previous is Kind.Left or Kind.Right or Kind.ArabicLetter ? previous : strong;
        }

        // W4, W5: one separator between digits and signs beside digits belong to them.
        for (var i = 1; i < kinds.Length - 1; i++)
        {
            if (kinds[i - 1] == kinds[i + 1] && ((kinds[i] == Kind.DigitSeparator && kinds[i - 1] is Kind.Digit or Kind.ArabicDigit) || (kinds[i] == Kind.DigitSign && kinds[i - 1] == Kind.Digit)))
            {
                kinds[i] = kinds[i - 1];
            }
        }

        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] == Kind.DigitSign && ((i > 0 && kinds[i - 1] == Kind.Digit) || (i + 1 < kinds.Length && kinds[i + 1] == Kind.Digit)))
            {
                kinds[i] = Kind.Digit;
            }
        }

        // W3, W6, W7.
        strong = start;
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = kinds[i] switch
            {
                Kind.ArabicLetter => Kind.Right,
                Kind.DigitSign or Kind.DigitSeparator => Kind.Neutral,
                Kind.Digit when strong == Kind.Left => Kind.Left,
                var kind => kind,
            };
            strong = kinds[i] is Kind.Left or Kind.Right ? kinds[i] : strong;
        }
    }

    // Digits count as right to left for what stands beside them.
    private static Kind Side(Kind kind) => kind is Kind.Digit or Kind.ArabicDigit ? Kind.Right : kind;

    // N0: a pair of brackets goes with the whole when something inside does, else with what it encloses and what stands before it.
    private static void ResolveBrackets(string text, Kind[] kinds, Kind start)
    {
        var open = new Stack<int>();
        var pairs = new List<(int Open, int Close)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (kinds[i] != Kind.Neutral || Brackets.IndexOf(text[i], StringComparison.Ordinal) is not (>= 0 and var bracket))
            {
                continue;
            }

            if (bracket % 2 == 0)
            {
                open.Push(i);
            }
            else if (open.Any(o => text[o] == Brackets[bracket - 1]))
            {
                while (text[open.Peek()] != Brackets[bracket - 1])
                {
                    open.Pop();
                }

                pairs.Add((open.Pop(), i));
            }
        }

        foreach (var (from, to) in pairs.OrderBy(p => p.Open))
        {
            var inside = kinds[(from + 1)..to].Select(Side).Where(k => k is Kind.Left or Kind.Right).ToHashSet();
            if (inside.Count > 0)
            {
                var before = kinds[..from].Select(Side).LastOrDefault(k => k is Kind.Left or Kind.Right, start);
                kinds[from] = kinds[to] = inside.Contains(start) || before == start ? start : before;
            }
        }
    }

    // N1, N2: neutral characters go with what stands on both sides, else with the whole.
    private static void ResolveNeutrals(Kind[] kinds, Kind start)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] != Kind.Neutral)
            {
                continue;
            }

            var end = i;
            while (end < kinds.Length && kinds[end] == Kind.Neutral)
            {
                end++;
            }

            var before = i == 0 ? start : Side(kinds[i - 1]);
            var after = end == kinds.Length ? start : Side(kinds[end]);
            Array.Fill(kinds, before == after ? before : start, i, end - i);
            i = end - 1;
        }
    }
}
