using System.Collections.Frozen;

namespace Inclusion.Web.Documents.Text;

/// <summary>
/// Joins Arabic letters: each becomes the presentation form (Unicode 16, blocks FB50 and FE70) for its place in the word, and lam with alef becomes one
/// sign. Good for names and short texts; fonts are asked for these forms, not for their own joining rules.
/// </summary>
internal static class ArabicShaping
{
    private const int Lam = 0x0644;

    private const int Tatweel = 0x0640;

    // A letter's isolated form; the final form follows it, then initial and medial where the letter joins on both sides.
    private static readonly FrozenDictionary<int, (int Isolated, bool Both)> Forms = new Dictionary<int, (int, bool)>
    {
        [0x0621] = (0xFE80, false),
        [0x0622] = (0xFE81, false),
        [0x0623] = (0xFE83, false),
        [0x0624] = (0xFE85, false),
        [0x0625] = (0xFE87, false),
        [0x0626] = (0xFE89, true),
        [0x0627] = (0xFE8D, false),
        [0x0628] = (0xFE8F, true),
        [0x0629] = (0xFE93, false),
        [0x062A] = (0xFE95, true),
        [0x062B] = (0xFE99, true),
        [0x062C] = (0xFE9D, true),
        [0x062D] = (0xFEA1, true),
        [0x062E] = (0xFEA5, true),
        [0x062F] = (0xFEA9, false),
        [0x0630] = (0xFEAB, false),
        [0x0631] = (0xFEAD, false),
        [0x0632] = (0xFEAF, false),
        [0x0633] = (0xFEB1, true),
        [0x0634] = (0xFEB5, true),
        [0x0635] = (0xFEB9, true),
        [0x0636] = (0xFEBD, true),
        [0x0637] = (0xFEC1, true),
        [0x0638] = (0xFEC5, true),
        [0x0639] = (0xFEC9, true),
        [0x063A] = (0xFECD, true),
        [0x0641] = (0xFED1, true),
        [0x0642] = (0xFED5, true),
        [0x0643] = (0xFED9, true),
        [0x0644] = (0xFEDD, true),
        [0x0645] = (0xFEE1, true),
        [0x0646] = (0xFEE5, true),
        [0x0647] = (0xFEE9, true),
        [0x0648] = (0xFEED, false),
        [0x0649] = (0xFEEF, false),
        [0x064A] = (0xFEF1, true),
        [0x0671] = (0xFB50, false),
        [0x0679] = (0xFB66, true),
        [0x067E] = (0xFB56, true),
        [0x0686] = (0xFB7A, true),
        [0x0688] = (0xFB88, false),
        [0x0691] = (0xFB8C, false),
        [0x0698] = (0xFB8A, false),
        [0x06A4] = (0xFB6A, true),
        [0x06A9] = (0xFB8E, true),
        [0x06AF] = (0xFB92, true),
        [0x06BA] = (0xFB9E, false),
        [0x06BE] = (0xFBAA, true),
        [0x06C1] = (0xFBA6, true),
        [0x06CC] = (0xFBFC, true),
        [0x06D2] = (0xFBAE, false),
    }.ToFrozenDictionary();

    // Lam with this alef: the isolated form; the final form follows it.
    private static readonly FrozenDictionary<int, int> LamWithAlef = new Dictionary<int, int>
    {
        [0x0622] = 0xFEF5,
        [0x0623] = 0xFEF7,
        [0x0625] = 0xFEF9,
        [0x0627] = 0xFEFB,
    }.ToFrozenDictionary();

    public static bool IsArabic(int codePoint) => codePoint is (>= 0x0600 and <= 0x06FF) or (>= 0x0750 and <= 0x077F) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC);

    /// <summary>Marks written over or under a letter: the letters beside them join as if they were not there.</summary>
    public static bool IsMark(int codePoint) => codePoint is (>= 0x0610 and <= 0x061A) or (>= 0x064B and <= 0x065F) or 0x0670 or (>= 0x06D6 and <= 0x06DC) or (>= 0x06DF and <= 0x06E8 and not 0x06E5 and not 0x06E6) or (>= 0x06EA and <= 0x06ED);

    /// <param name="characters">In logical order: what is written, and where its source begins and how long it is.</param>
    /// <returns>The same in logical order, letters replaced by their forms, lam and alef by one sign with the source of both.</returns>
    public static List<ShapedCharacter> Join(IReadOnlyList<ShapedCharacter> characters)
    {
        var joined = new List<ShapedCharacter>(characters.Count);
        var joinsOn = false;
        for (var i = 0; i < characters.Count; i++)
        {
            var character = characters[i];
            if (IsMark(character.CodePoint))
            {
                joined.Add(character);
                continue;
            }

            var next = i + 1;
            while (next < characters.Count && IsMark(characters[next].CodePoint))
            {
                next++;
            }

            var following = next < characters.Count ? characters[next].CodePoint : 0;
            if (character.CodePoint == Lam && LamWithAlef.TryGetValue(following, out var ligature))
            {
                var source = characters[next].Start + characters[next].Length - character.Start;
                joined.Add(new ShapedCharacter(ligature + (joinsOn ? 1 : 0), character.Start, source));
                joined.AddRange(characters.Skip(i + 1).Take(next - i - 1));
                i = next;
                joinsOn = false;
            }
            else if (Forms.TryGetValue(character.CodePoint, out var forms))
            {
                var after = forms.Both && JoinsBefore(following);
                joined.Add(character with { CodePoint = Form(character.CodePoint, forms, joinsOn, after) });
                joinsOn = forms.Both;
            }
            else
            {
                joined.Add(character);
                joinsOn = character.CodePoint is Tatweel or BidirectionalOrder.ZeroWidthJoiner;
            }
        }

        return joined;
    }

    // Letters that take part in joining at all; hamza stands alone.
    private static bool JoinsBefore(int codePoint) => codePoint is Tatweel or BidirectionalOrder.ZeroWidthJoiner || (codePoint != 0x0621 && Forms.ContainsKey(codePoint));

    private static int Form(int letter, (int Isolated, bool Both) forms, bool before, bool after) => (before, after) switch
    {
        _ when letter == 0x0621 => forms.Isolated,
        (false, false) => forms.Isolated,
        (true, false) => forms.Isolated + 1,
        (false, true) => forms.Isolated + 2,
        (true, true) => forms.Isolated + 3,
    };
}
