using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using HarfBuzzSharp;
using Inclusion.Web.Documents.Fonts;
using Buffer = HarfBuzzSharp.Buffer;

namespace Inclusion.Web.Documents.Text;

/// <summary>
/// Turns words into glyphs of one face with HarfBuzz: letters are joined, reordered, kerned and carry their marks as the font says. Words that come again, as
/// most of a batch of certificates do, are shaped once.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A face, and what shapes it, live as long as the program.")]
internal sealed class WordShaper
{
    // Beyond this many words the older half is forgotten.
    private const int WordsKept = 2048;

    private static readonly Feature[] Joined = [];

    // Letters that are set apart are not joined to one sign. All have the same space between them, or programs that read the page take them for words.
    private static readonly Feature[] Apart = [Feature.Parse("-liga"), Feature.Parse("-clig"), Feature.Parse("-kern")];

    [ThreadStatic]
    private static Buffer? _buffer;

    private readonly FontFace _face;

    private readonly Font _font;

    private readonly Lock _keeping = new();

    private Dictionary<Word, ShapedWord> _recent = [];

    private Dictionary<Word, ShapedWord> _older = [];

    public WordShaper(FontFace face)
    {
        _face = face;

        // HarfBuzz reads the file's bytes where they are.
        var data = face.Data;
        var pinned = GCHandle.Alloc(data, GCHandleType.Pinned);
        using var blob = new Blob(pinned.AddrOfPinnedObject(), data.Length, MemoryMode.ReadOnly, pinned.Free);
        using var tables = new Face(blob, 0);
        _font = new Font(tables);
    }

    /// <summary>Called on many threads at once.</summary>
    /// <param name="text">In logical order, of one script, and such that the face draws all of it.</param>
    /// <param name="isApart">Whether space is added between the letters.</param>
    /// <param name="language">Null: what is usual for the script.</param>
    public ShapedWord Shape(string text, bool rightToLeft, bool isApart, string? language)
    {
        var word = new Word(text, rightToLeft, isApart, language);
        lock (_keeping)
        {
            if (_recent.TryGetValue(word, out var known))
            {
                return known;
            }

            if (_older.TryGetValue(word, out known))
            {
                Keep(word, known);
                return known;
            }
        }

        var shaped = Shape(word);
        lock (_keeping)
        {
            Keep(word, shaped);
        }

        return shaped;
    }

    private void Keep(Word word, ShapedWord shaped)
    {
        if (_recent.Count >= WordsKept / 2)
        {
            (_older, _recent) = (_recent, new Dictionary<Word, ShapedWord>(WordsKept / 2));
        }

        _recent[word] = shaped;
    }

    private ShapedWord Shape(Word word)
    {
        var buffer = _buffer ??= new Buffer();
        buffer.Reset();
        buffer.ClusterLevel = ClusterLevel.MonotoneCharacters;
        buffer.Flags = BufferFlags.BeginningOfText | BufferFlags.EndOfText | BufferFlags.RemoveDefaultIgnorables;
        buffer.AddUtf16(_face.Drawable(word.Text).AsSpan());
        buffer.Direction = word.RightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        buffer.Language = new Language(word.Language ?? "und");
        buffer.GuessSegmentProperties();
        _font.Shape(buffer, word.IsApart ? Apart : Joined);
        return Read(word, buffer.GetGlyphInfoSpan(), buffer.GetGlyphPositionSpan());
    }

    private ShapedWord Read(Word word, ReadOnlySpan<GlyphInfo> infos, ReadOnlySpan<GlyphPosition> positions)
    {
        // From the last glyph in the order of reading to the first: what one stands for ends where the next begins.
        var glyphs = new ShapedGlyph[infos.Length];
        var (start, end) = (word.Text.Length, word.Text.Length);
        for (var k = glyphs.Length - 1; k >= 0; k--)
        {
            var i = word.RightToLeft ? glyphs.Length - 1 - k : k;
            var cluster = (int)infos[i].Cluster;
            if (cluster != start)
            {
                (start, end) = (cluster, start);
            }

            // Of several glyphs that stand for the same characters the first has them.
            var isFirst = i == 0 || infos[i - 1].Cluster != infos[i].Cluster;
            glyphs[i] = new ShapedGlyph((ushort)infos[i].Codepoint, start, isFirst ? end - start : 0, positions[i].XAdvance, positions[i].XOffset, positions[i].YOffset);
        }

        var (top, bottom) = Scripts.IsPlainLatin(word.Text) ? (0, 0) : Reach(glyphs);
        return new ShapedWord(glyphs, top, bottom);
    }

    // Stacked marks and subscripts reach further than the letters that lines are made for.
    private (int Top, int Bottom) Reach(ShapedGlyph[] glyphs)
    {
        var (top, bottom) = (0, 0);
        foreach (var glyph in glyphs)
        {
            if (_font.TryGetGlyphExtents(glyph.Id, out var extents))
            {
                top = Math.Max(top, glyph.Y + extents.YBearing);
                bottom = Math.Min(bottom, glyph.Y + extents.YBearing + extents.Height);
            }
        }

        return (top, bottom);
    }

    private readonly record struct Word(string Text, bool RightToLeft, bool IsApart, string? Language);
}
