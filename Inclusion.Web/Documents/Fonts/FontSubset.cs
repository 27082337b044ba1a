using System.Buffers.Binary;
using System.Text;

namespace Inclusion.Web.Documents.Fonts;

/// <summary>
/// The glyphs of one face that one file uses, numbered in the order of their first use, and the font program that holds just these. Hinting
/// instructions are left out: they matter on coarse screens only, and are most of a small subset.
/// </summary>
internal sealed class FontSubset
{
    private const int WordArguments = 0x0001, Scaled = 0x0008, More = 0x0020, ScaledTwice = 0x0040, Matrix = 0x0080, Instructions = 0x0100;

    // PDF/A wants something for each glyph, also for one that adds nothing to what the one before it says.
    private const string Nothing = "\u200B";

    private static readonly byte[] Padding = new byte[3];

    private readonly ushort[] _numbers;

    private readonly List<ushort> _glyphs = [0];

    private readonly List<string> _texts = [""];

    public FontSubset(FontFace face)
    {
        Face = face;
        _numbers = new ushort[face.GlyphCount];
    }

    public FontFace Face { get; }

    /// <summary>How many glyphs, the one for missing characters (0) included.</summary>
    public int Count => _glyphs.Count;

    public ushort GlyphAt(int number) => _glyphs[number];

    /// <summary>The characters that a glyph stands for, in logical order.</summary>
    public string TextAt(int number) => _texts[number];

    /// <summary>The glyph's number in this file; it must have been used.</summary>
    public ushort NumberOf(ushort glyph) => _numbers[glyph];

    /// <param name="text">What it stands for; empty for one of several glyphs that stand for the same characters.</param>
    /// <returns>Whether the file says of the glyph that it stands for this, not for what it stood for when it was first used.</returns>
    public bool Use(ushort glyph, ReadOnlySpan<char> text)
    {
        // One glyph is both spaces: what is read back is the usual one.
        text = text is "\u00A0" ? " " : text;
        if (_numbers[glyph] is not (not 0 and var number))
        {
            _glyphs.Add(glyph);
            _texts.Add(text.IsEmpty ? Nothing : text.ToString());
            _numbers[glyph] = (ushort)(_glyphs.Count - 1);
            return true;
        }

        if (ReferenceEquals(_texts[number], Nothing) && !text.IsEmpty)
        {
            _texts[number] = text.ToString();
        }

        return text.IsEmpty || text.SequenceEqual(_texts[number]);
    }

    /// <summary>A TrueType file of the used glyphs. Parts of composed glyphs are added behind those that were asked for.</summary>
    public byte[] Program()
    {
        var data = Face.Data;
        var numbers = (ushort[])_numbers.Clone();
        var glyphs = new List<ushort>(_glyphs);
        var outlines = new MemoryStream();
        var places = new List<int> { 0 };
        for (var i = 0; i < glyphs.Count; i++)
        {
            WriteOutline(outlines, Outline(data, glyphs[i]), numbers, glyphs);
            while (outlines.Length % 4 != 0)
            {
                outlines.WriteByte(0);
            }

            places.Add((int)outlines.Length);
        }

        var head = Face.Table(data, "head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var hhea = Face.Table(data, "hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)glyphs.Count);
        var maxp = Face.Table(data, "maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)glyphs.Count);
        var loca = new byte[4 * places.Count];
        for (var i = 0; i < places.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * i), places[i]);
        }

        return Assemble([("glyf", outlines.ToArray()), ("head", head), ("hhea", hhea), ("hmtx", Metrics(data, glyphs)), ("loca", loca), ("maxp", maxp)]);
    }

    private static void WriteOutline(MemoryStream to, ReadOnlySpan<byte> outline, ushort[] numbers, List<ushort> glyphs)
    {
        if (outline.Length < 10)
        {
            return;
        }

        var contours = BinaryPrimitives.ReadInt16BigEndian(outline);
        if (contours >= 0)
        {
            var instructions = 10 + (2 * contours);
            to.Write(outline[..instructions]);
            to.Write([0, 0]);
            to.Write(outline[(instructions + 2 + BinaryPrimitives.ReadUInt16BigEndian(outline[instructions..]))..]);
            return;
        }

        to.Write(outline[..10]);
        var at = 10;
        Span<byte> start = stackalloc byte[4];
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            var part = BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]);
            if (numbers[part] == 0 && part != 0)
            {
                glyphs.Add(part);
                numbers[part] = (ushort)(glyphs.Count - 1);
            }

            var length = 4 + ((flags & WordArguments) != 0 ? 4 : 2) + ((flags & Scaled) != 0 ? 2 : (flags & ScaledTwice) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
            BinaryPrimitives.WriteUInt16BigEndian(start, (ushort)(flags & ~Instructions));
            BinaryPrimitives.WriteUInt16BigEndian(start[2..], numbers[part]);
            to.Write(start);
            to.Write(outline.Slice(at + 4, length - 4));
            at += length;
        }
        while ((flags & More) != 0);
    }

    private static byte[] Assemble((string Tag, byte[] Content)[] tables)
    {
        var file = new MemoryStream();
        Span<byte> word = stackalloc byte[4];
        void U16(int value, Span<byte> word)
        {
            BinaryPrimitives.WriteUInt16BigEndian(word, (ushort)value);
            file.Write(word[..2]);
        }

        void U32(uint value, Span<byte> word)
        {
            BinaryPrimitives.WriteUInt32BigEndian(word, value);
            file.Write(word);
        }

        U32(0x00010000, word);
        U16(tables.Length, word);
        U16(64, word);
        U16(2, word);
        U16((16 * tables.Length) - 64, word);
        var place = 12 + (16 * tables.Length);
        foreach (var (tag, content) in tables)
        {
            file.Write(Encoding.ASCII.GetBytes(tag));
            U32(Checksum(content), word);
            U32((uint)place, word);
            U32((uint)content.Length, word);
            place += (content.Length + 3) / 4 * 4;
        }

        foreach (var (_, content) in tables)
        {
            file.Write(content);
            file.Write(Padding.AsSpan(0, (4 - (content.Length % 4)) % 4));
        }

        return file.ToArray();
    }

    private static uint Checksum(ReadOnlySpan<byte> content)
    {
        uint sum = 0;
        for (var i = 0; i < content.Length; i++)
        {
            sum += (uint)content[i] << (24 - (8 * (i % 4)));
        }

        return sum;
    }

    private ReadOnlySpan<byte> Outline(byte[] data, ushort glyph)
    {
        var loca = Face.Table(data, "loca");
        var (from, to) = Face.LongOffsets
            ? (BinaryPrimitives.ReadInt32BigEndian(loca[(4 * glyph)..]), BinaryPrimitives.ReadInt32BigEndian(loca[((4 * glyph) + 4)..]))
            : (2 * BinaryPrimitives.ReadUInt16BigEndian(loca[(2 * glyph)..]), 2 * BinaryPrimitives.ReadUInt16BigEndian(loca[((2 * glyph) + 2)..]));
        return Face.Table(data, "glyf")[from..to];
    }

    private byte[] Metrics(byte[] data, List<ushort> glyphs)
    {
        var hmtx = Face.Table(data, "hmtx");
        var wide = BinaryPrimitives.ReadUInt16BigEndian(Face.Table(data, "hhea")[34..]);
        var metrics = new byte[4 * glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
        {
            int glyph = glyphs[i];
            var bearing = glyph < wide ? (4 * glyph) + 2 : (4 * wide) + (2 * (glyph - wide));
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * i), (ushort)Face.AdvanceOf(glyphs[i]));
            hmtx.Slice(bearing, 2).CopyTo(metrics.AsSpan((4 * i) + 2));
        }

        return metrics;
    }
}
