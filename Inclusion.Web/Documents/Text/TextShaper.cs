using System.Globalization;
using System.Text;
using Inclusion.Web.Documents.Fonts;

namespace Inclusion.Web.Documents.Text;

/// <summary>Turns text into pieces: words with their faces, directions and glyphs.</summary>
internal sealed class TextShaper(DocumentFonts fonts)
{
    private bool _numbersSigns;

    /// <summary>The same, with the number of a sign in its place where no font has it.</summary>
    public TextShaper NumberingSigns() => new(fonts) { _numbersSigns = true };

    /// <exception cref="UndrawableTextException">No font has a character; never where signs are numbered.</exception>
    public List<Piece> Shape(RichText rich, TextStyle style)
    {
        var runs = rich.Runs.Select(r => r with { Text = r.Text.IsNormalized() ? r.Text : r.Text.Normalize() }).ToArray();
        while (true)
        {
            try
            {
                return Shape(runs, style);
            }
            catch (UndrawableTextException missing) when (_numbersSigns)
            {
                // One sign after another: each time there is one less.
                var sign = missing.Undrawable.Character;
                runs = [.. runs.Select(r => r with { Text = r.Text.Replace(sign, NumberOf(sign), StringComparison.Ordinal) })];
            }
        }
    }

    /// <summary>Divides a word that is wider than its line.</summary>
    public static (Piece First, Piece After) Divide(Piece piece, double width)
    {
        var end = 0;
        var elements = StringInfo.ParseCombiningCharacters(piece.Text);
        Piece? first = null;
        foreach (var next in elements.Skip(1))
        {
            var part = Make(piece.Text[..next], piece.Run, piece.Style, piece.Face, piece.Level, false);
            if (first is not null && part.Width > width)
            {
                break;
            }

            (first, end) = (part, next);
        }

        return first is null ? (piece, piece) : (first, Make(piece.Text[end..], piece.Run, piece.Style, piece.Face, piece.Level, piece.BreakAfter));
    }

    private static bool EndsLine(char c) => c is '\n' or '\u2028' or '\u2029';

    private static bool IsBreakingSpace(char c) => c is ' ' or '\t' or (>= '\u2000' and <= '\u200A' and not '\u2007') or '\u3000';

    // Khmer and Thai part their words by the space that is not seen.
    private static bool BreaksAfter(string text, int at) =>
        text[at] == Scripts.ZeroWidthSpace
        || (at > 0 && at + 1 < text.Length && text[at] is '-' or '–' or '—' or '/' or '\u2010' && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]));

    // Letters with their marks; where no face has all of them together, each sign by itself.
    private static IEnumerable<(int Start, string Letter)> Letters(string word, Predicate<string> isDrawn)
    {
        foreach (var start in StringInfo.ParseCombiningCharacters(word))
        {
            var letter = StringInfo.GetNextTextElement(word, start);
            if (isDrawn(letter))
            {
                yield return (start, letter);
                continue;
            }

            var at = start;
            foreach (var rune in letter.EnumerateRunes())
            {
                yield return (at, rune.ToString());
                at += rune.Utf16SequenceLength;
            }
        }
    }

    private static string NumberOf(string sign) => $"[{string.Join(' ', sign.EnumerateRunes().Select(rune => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}")))}]";

    private static Piece Make(string text, TextRun run, TextStyle style, FontFace face, byte level, bool breakAfter) =>
        new(text, run, style, face, face.Shaper.Shape(text, level % 2 == 1, style.Spacing != 0, run.Language), level) { BreakAfter = breakAfter };

    private List<Piece> Shape(TextRun[] runs, TextStyle style)
    {
        var pieces = new List<Piece>();
        var text = runs.Length == 1 ? runs[0].Text : string.Concat(runs.Select(r => r.Text));
        var levels = BidirectionalOrder.HasRightToLeft(text) ? BidirectionalOrder.Levels(text) : null;
        var start = 0;
        foreach (var run in runs)
        {
            ShapeRun(run, run.Style ?? style, levels.AsSpan(levels is null ? 0 : start, levels is null ? 0 : run.Text.Length), pieces);
            start += run.Text.Length;
        }

        return pieces;
    }

    private void ShapeRun(TextRun run, TextStyle style, ReadOnlySpan<byte> levels, List<Piece> pieces)
    {
        var text = run.Text;
        var house = DocumentFonts.House(style.Weight);
        for (var i = 0; i < text.Length;)
        {
            var level = levels.IsEmpty ? (byte)0 : levels[i];
            if (EndsLine(text[i]) || IsBreakingSpace(text[i]))
            {
                pieces.Add(new Piece(" ", run, style, house, house.Shaper.Shape(" ", false, false, null), level) { IsSpace = true, BreakAfter = true, EndsLine = EndsLine(text[i]) });
                i++;
                continue;
            }

            var end = i + 1;
            while (end < text.Length && !IsBreakingSpace(text[end]) && !EndsLine(text[end]) && (levels.IsEmpty || levels[end] == level) && !BreaksAfter(text, end - 1))
            {
                end++;
            }

            ShapeWord(text[i..end], run, style, house, level, BreaksAfter(text, end - 1), pieces);
            i = end;
        }
    }

    private void ShapeWord(string word, TextRun run, TextStyle style, FontFace house, byte level, bool breakAfter, List<Piece> pieces)
    {
        if (Scripts.IsPlainLatin(word) && house.Draws(word))
        {
            pieces.Add(Make(word, run, style, house, level, breakAfter));
            return;
        }

        // One face for the whole word if there is one; else each letter with its marks gets the first that has them. A sign that the house's face lacks, such as
        // the one before a rounded number, takes no number with it.
        var bold = style.Weight >= Weight.Semibold;
        var whole = house.Draws(word) ? house : LacksSignsOnly(house, word) ? null : fonts.Find(word, bold);
        var parts = new List<(int Start, FontFace Face, uint? Script)>();
        foreach (var (start, letter) in Letters(word, l => whole is not null || house.Draws(l) || fonts.Find(l, bold) is not null))
        {
            var face = whole ?? (house.Draws(letter) ? house : Find(letter, run.Text, bold));
            var script = Scripts.KindOf(letter);
            if (parts is [.., var last] && ReferenceEquals(last.Face, face) && (last.Script is null || script is null || last.Script == script))
            {
                parts[^1] = last with { Script = last.Script ?? script };
            }
            else
            {
                parts.Add((start, face, script));
            }
        }

        for (var i = 0; i < parts.Count; i++)
        {
            var isLast = i + 1 == parts.Count;
            pieces.Add(Make(word[parts[i].Start..(isLast ? word.Length : parts[i + 1].Start)], run, style, parts[i].Face, level, isLast && breakAfter));
        }
    }

    private static bool LacksSignsOnly(FontFace house, string word) => Letters(word, _ => true).All(l => Scripts.KindOf(l.Letter) is null || house.Draws(l.Letter));

    private FontFace Find(string letter, string text, bool bold)
    {
        if ((fonts.Find(letter, bold) ?? (fonts.LookAgain() ? fonts.Find(letter, bold) : null)) is { } found)
        {
            return found;
        }

        var missing = Rune.GetRuneAt(letter, 0);
        var (script, package) = Scripts.Of(missing.Value);
        throw new UndrawableTextException(new UndrawableText(text, missing.ToString(), script, package));
    }
}
