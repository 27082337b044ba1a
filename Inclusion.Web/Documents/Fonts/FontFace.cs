using System.Buffers.Binary;
using System.Text;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents.Fonts;

/// <summary>
/// One TrueType face: which glyph draws a character, how wide it is, and the outlines to embed (OpenType 1.9, tables cmap, head, hhea, hmtx, maxp,
/// loca, glyf, OS/2, name). Measures are in the font's own units, <see cref="UnitsPerEm"/> to the em.
/// </summary>
internal sealed class FontFace
{
    private const int RestrictedLicence = 0x0002;

    private readonly Func<byte[]> _load;

    private readonly ushort[]?[] _glyphPages;

    private readonly ushort[] _advances;

    private readonly Dictionary<string, (int Offset, int Length)> _tables;

    private readonly Lazy<WordShaper> _shaper;

    private WeakReference<byte[]>? _data;

    private FontFace(Func<byte[]> load, byte[] data, Dictionary<string, (int Offset, int Length)> tables)
    {
        _load = load;
        _data = new WeakReference<byte[]>(data);
        _tables = tables;
        _shaper = new Lazy<WordShaper>(() => new WordShaper(this));
        var head = Table(data, "head");
        UnitsPerEm = U16(head, 18);
        Box = (S16(head, 36), S16(head, 38), S16(head, 40), S16(head, 42));
        LongOffsets = S16(head, 50) == 1;
        GlyphCount = U16(Table(data, "maxp"), 4);
        var hhea = Table(data, "hhea");
        Ascent = S16(hhea, 4);
        Descent = S16(hhea, 6);
        _advances = ReadAdvances(data, U16(hhea, 34));
        var os2 = _tables.ContainsKey("OS/2") ? Table(data, "OS/2") : default;
        var style = U16(head, 44);
        IsBold = (style & 1) != 0 || (os2.Length > 6 && U16(os2, 4) >= 600);
        IsItalic = (style & 2) != 0;
        IsCondensed = os2.Length > 8 && U16(os2, 6) < 5;
        CapHeight = os2.Length >= 90 && U16(os2, 0) >= 2 ? S16(os2, 88) : (int)(Ascent * 0.7);
        Name = ReadName(data);
        _glyphPages = CharacterMap.Read(Table(data, "cmap"));
    }

    /// <summary>The PostScript name.</summary>
    public string Name { get; }

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    /// <summary>Below the base line, so negative.</summary>
    public int Descent { get; }

    public int CapHeight { get; }

    public (int Left, int Bottom, int Right, int Top) Box { get; }

    public int GlyphCount { get; }

    public bool IsBold { get; }

    public bool IsItalic { get; }

    public bool IsCondensed { get; }

    internal bool LongOffsets { get; }

    /// <summary>Shapes words in this face; from then on the file's bytes are kept.</summary>
    internal WordShaper Shaper => _shaper.Value;

    /// <summary>The file's bytes; a face that is only asked which characters it has does not keep them.</summary>
    internal byte[] Data
    {
        get
        {
            if (_data is { } kept && kept.TryGetTarget(out var data))
            {
                return data;
            }

            data = _load();
            _data = new WeakReference<byte[]>(data);
            return data;
        }
    }

    /// <returns>The face; null when its outlines are not TrueType's, its licence forbids embedding, or the file is damaged.</returns>
    public static FontFace? TryRead(Func<byte[]> load)
    {
        try
        {
            var data = load();
            var start = U32(data, 0) == 0x74746366 ? (int)U32(data, 12) : 0;
            if (U32(data, start) is not (0x00010000 or 0x74727565))
            {
                return null;
            }

            var tables = new Dictionary<string, (int, int)>();
            for (var i = 0; i < U16(data, start + 4); i++)
            {
                var entry = start + 12 + (16 * i);
                tables[Encoding.ASCII.GetString(data, entry, 4)] = ((int)U32(data, entry + 8), (int)U32(data, entry + 12));
            }

            if (!tables.ContainsKey("glyf") || (tables.TryGetValue("OS/2", out var os2) && (U16(data, os2.Item1 + 8) & 0x000F) == RestrictedLicence))
            {
                return null;
            }

            return new FontFace(load, data, tables);
        }
        catch (Exception fault) when (fault is ArgumentException or IndexOutOfRangeException or KeyNotFoundException or IOException or UnauthorizedAccessException or OverflowException)
        {
            return null;
        }
    }

    /// <returns>0 when the face cannot draw it.</returns>
    public ushort GlyphOf(int codePoint) => codePoint >> 8 is var page && page < _glyphPages.Length && _glyphPages[page] is { } glyphs ? glyphs[codePoint & 0xFF] : (ushort)0;

    /// <summary>Whether every character of a text can be drawn, perhaps by one that looks alike.</summary>
    public bool Draws(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (GlyphOf(text[i]) != 0)
            {
                continue;
            }

            var isWhole = Rune.TryGetRuneAt(text, i, out var rune);
            if (!Draws(isWhole ? rune : Rune.ReplacementChar))
            {
                return false;
            }

            i += isWhole ? rune.Utf16SequenceLength - 1 : 0;
        }

        return true;
    }

    /// <returns>A text of the same length in which what the face lacks is replaced by what looks alike, and what is never drawn by a mark that is passed over.</returns>
    public string Drawable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Replace(text[i]) != text[i])
            {
                return string.Create(text.Length, (this, text), static (to, from) =>
                {
                    for (var k = 0; k < to.Length; k++)
                    {
                        to[k] = from.Item1.Replace(from.text[k]);
                    }
                });
            }
        }

        return text;
    }

    public int AdvanceOf(ushort glyph) => _advances[Math.Min(glyph, _advances.Length - 1)];

    internal static ReadOnlySpan<byte> Slice(byte[] data, (int Offset, int Length) table) => data.AsSpan(table.Offset, table.Length);

    internal ReadOnlySpan<byte> Table(byte[] data, string tag) => Slice(data, _tables[tag]);

    private static ushort U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    private static short S16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadInt16BigEndian(data[at..]);

    private static uint U32(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt32BigEndian(data[at..]);

    // Letters with marks may also be put together from their parts.
    private bool Draws(Rune rune) =>
        Scripts.IsInvisible(rune)
        || GlyphOf(rune.Value) != 0
        || (rune.IsBmp && GlyphOf(Replace((char)rune.Value)) != 0)
        || (rune.ToString() is var whole && whole.Normalize(NormalizationForm.FormD) is var parts && parts != whole && Draws(parts));

    // Spaces and hyphens that forbid a break look like those that allow one, which every face has.
    private char Replace(char character) => character switch
    {
        _ when char.IsControl(character) => Scripts.ZeroWidthSpace,
        _ when GlyphOf(character) != 0 => character,
        '\u00A0' or '\u202F' or (>= '\u2000' and <= '\u200A') => ' ',
        '\u2010' or '\u2011' => '-',
        _ => character,
    };

    private ushort[] ReadAdvances(byte[] data, int count)
    {
        var hmtx = Table(data, "hmtx");
        var advances = new ushort[count];
        for (var i = 0; i < count; i++)
        {
            advances[i] = U16(hmtx, 4 * i);
        }

        return advances;
    }

    private string ReadName(byte[] data)
    {
        var table = Table(data, "name");
        for (var i = 0; i < U16(table, 2); i++)
        {
            var record = table[(6 + (12 * i))..];
            if (U16(record, 6) == 6 && U16(record, 0) is 0 or 3)
            {
                var text = Encoding.BigEndianUnicode.GetString(table.Slice(U16(table, 4) + U16(record, 10), U16(record, 8)));
                return string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
            }
        }

        return "Font";
    }
}
