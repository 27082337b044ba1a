using System.Globalization;
using System.Text;
using Inclusion.Web.Documents.Fonts;

namespace Inclusion.Web.Documents.Text;

/// <summary>Turns text into pieces: words with their faces, directions and glyphs.</summary>
internal sealed class TextShaper(DocumentFonts fonts)
{
    // Names and titles change their face as a whole when one of their letters needs another; in a longer text only the word does.
    private const int ShortText = 80;

    /// <exception cref="UndrawableTextException">No font has a character.</exception>
    public List<Piece> Shape(RichText rich, TextStyle style)
    {
        var pieces = new List<Piece>();
        var runs = rich.Runs.Select(r => r with { Text = r.Text.IsNormalized() ? r.Text : r.Text.Normalize() }).ToArray();
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

    /// <summary>Divides a word that is wider than its line.</summary>
    public (Piece First, Piece After) Divide(Piece piece, double width)
    {
        var end = 0;
        var elements = StringInfo.ParseCombiningCharacters(piece.Text);
        Piece? first = null;
        foreach (var next in elements.Skip(1))
        {
            var part = Make(piece.Text[..next], piece.Run, piece.Style, piece.Face, piece.Level, false, false);
            if (first is not null && part.Width > width)
            {
                break;
            }

            (first, end) = (part, next);
        }

        return first is null ? (piece, piece) : (first, Make(piece.Text[end..], piece.Run, piece.Style, piece.Face, piece.Level, piece.BreakAfter, piece.EndsLine));
    }

    private static bool EndsLine(char c) => c is '\n' or '\u2028' or '\u2029';

    private static bool IsBreakingSpace(char c) => c is ' ' or '\t' or (>= '\u2000' and <= '\u200B' and not '\u2007') or '\u3000';

    private static bool BreaksAfter(string text, int at) =>
        at + 1 < text.Length && at > 0 && text[at] is '-' or '–' or '—' or '/' or '\u2010' or '\u200B' && char.IsLetterOrDigit(text[at - 1]) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);

    private static List<ShapedCharacter> Characters(string text, byte level)
    {
        var characters = new List<ShapedCharacter>(text.Length);
        var arabic = false;
        for (var i = 0; i < text.Length;)
        {
            var length = Rune.TryGetRuneAt(text, i, out var rune) ? rune.Utf16SequenceLength : 1;
            var codePoint = length == 1 && rune.Utf16SequenceLength == 0 ? 0xFFFD : rune.Value;
            arabic |= ArabicShaping.IsArabic(codePoint);
            if (codePoint is BidirectionalOrder.ZeroWidthJoiner || !Scripts.IsInvisible(rune))
            {
                characters.Add(new ShapedCharacter(level % 2 == 1 ? BidirectionalOrder.Mirror(codePoint) : codePoint, i, length));
            }

            i += length;
        }

        return arabic ? [.. ArabicShaping.Join(characters).Where(c => c.CodePoint != BidirectionalOrder.ZeroWidthJoiner)] : [.. characters.Where(c => c.CodePoint != BidirectionalOrder.ZeroWidthJoiner)];
    }

    private static bool Draws(FontFace face, List<ShapedCharacter> characters)
    {
        foreach (var character in characters)
        {
            if (DocumentFonts.GlyphOf(face, character.CodePoint) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static Piece Make(string text, TextRun run, TextStyle style, FontFace face, byte level, bool breakAfter, bool endsLine) =>
        Make(text, run, style, face, level, Characters(text, level), breakAfter, endsLine);

    private static Piece Make(string text, TextRun run, TextStyle style, FontFace face, byte level, List<ShapedCharacter> characters, bool breakAfter, bool endsLine)
    {
        var glyphs = new ShapedGlyph[characters.Count];
        for (var i = 0; i < glyphs.Length; i++)
        {
            var character = characters[level % 2 == 0 ? i : glyphs.Length - 1 - i];
            glyphs[i] = new ShapedGlyph(DocumentFonts.GlyphOf(face, character.CodePoint), character.Start, character.Length);
        }

        return new Piece(text, run, style, face, glyphs, level) { BreakAfter = breakAfter, EndsLine = endsLine };
    }

    private void ShapeRun(TextRun run, TextStyle style, ReadOnlySpan<byte> levels, List<Piece> pieces)
    {
        var text = run.Text;
        var house = FaceOf(text, style);
        for (var i = 0; i < text.Length;)
        {
            var level = levels.IsEmpty ? (byte)0 : levels[i];
            if (EndsLine(text[i]) || IsBreakingSpace(text[i]))
            {
                pieces.Add(new Piece(" ", run, style, house, [new ShapedGlyph(house.GlyphOf(' '), 0, 1)], level) { IsSpace = true, BreakAfter = true, EndsLine = EndsLine(text[i]) });
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
        var characters = Characters(word, level);
        if ((Draws(house, characters) ? house : fonts.Find(characters, style.Weight >= Weight.Semibold)) is { } whole)
        {
            pieces.Add(Make(word, run, style, whole, level, characters, breakAfter, false));
            return;
        }

        // No face has the whole word: each character gets the first that has it.
        foreach (var character in characters)
        {
            var face = DocumentFonts.GlyphOf(house, character.CodePoint) != 0 ? house : Find(character, run.Text, style);
            var glyph = new ShapedGlyph(DocumentFonts.GlyphOf(face, character.CodePoint), 0, character.Length);
            pieces.Add(new Piece(word.Substring(character.Start, character.Length), run, style, face, [glyph], level) { BreakAfter = breakAfter && character == characters[^1] });
        }
    }

    private FontFace Find(ShapedCharacter character, string text, TextStyle style)
    {
        var bold = style.Weight >= Weight.Semibold;
        return fonts.Find([character], bold) ?? (fonts.LookAgain() ? fonts.Find([character], bold) : null) ?? throw new UndrawableTextException(DocumentFonts.Missing(text, character.CodePoint));
    }

    /// <summary>The house face, or for a short text with letters that it lacks the one that has them all.</summary>
    private FontFace FaceOf(string text, TextStyle style)
    {
        var house = DocumentFonts.House(style.Weight);
        if (text.Length > ShortText || IsDrawn(text, house))
        {
            return house;
        }

        var alphabet = Characters(text, 0).Where(c => Scripts.Of(c.CodePoint).Script is "Latin" or "Greek" or "Cyrillic" && c.CodePoint > ' ').ToList();
        return Draws(house, alphabet) ? house : fonts.Find(alphabet, style.Weight >= Weight.Semibold) ?? house;
    }

    private static bool IsDrawn(string text, FontFace face)
    {
        foreach (var c in text)
        {
            if (face.GlyphOf(c) == 0)
            {
                return false;
            }
        }

        return true;
    }
}
