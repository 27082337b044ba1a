using System.Buffers.Binary;

namespace Inclusion.Web.Documents.Fonts;

/// <summary>A font's cmap table (OpenType 1.9, formats 4 and 12), read into pages of 256 code points.</summary>
internal static class CharacterMap
{
    /// <returns>By code point / 256: the glyphs of a page, 0 for none; null for a page without any.</returns>
    public static ushort[]?[] Read(ReadOnlySpan<byte> cmap)
    {
        var pages = new ushort[]?[0x1100];
        var (best, rank) = (-1, 0);
        for (var i = 0; i < U16(cmap, 2); i++)
        {
            var record = cmap[(4 + (8 * i))..];
            var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(record[4..]);
            var found = (U16(record, 0), U16(record, 2), U16(cmap, offset)) switch
            {
                (3, 10, 12) => 4,
                (0, _, 12) => 3,
                (3, 1, 4) => 2,
                (0, _, 4) => 1,
                _ => 0,
            };
            if (found > rank)
            {
                (best, rank) = (offset, found);
            }
        }

        if (rank >= 3)
        {
            ReadGroups(cmap[best..], pages);
        }
        else if (rank > 0)
        {
            ReadSegments(cmap[best..], pages);
        }

        return pages;
    }

    private static void ReadGroups(ReadOnlySpan<byte> table, ushort[]?[] pages)
    {
        var groups = (int)U32(table, 12);
        for (var i = 0; i < groups; i++)
        {
            var group = table[(16 + (12 * i))..];
            var first = (int)U32(group, 0);
            var last = Math.Min((int)U32(group, 4), 0x10FFFF);
            var glyph = (int)U32(group, 8);
            for (var c = first; c <= last; c++)
            {
                Set(pages, c, (ushort)(glyph + c - first));
            }
        }
    }

    private static void ReadSegments(ReadOnlySpan<byte> table, ushort[]?[] pages)
    {
        var twice = U16(table, 6);
        var (ends, starts, deltas, offsets) = (14, 16 + twice, 16 + (2 * twice), 16 + (3 * twice));
        for (var i = 0; i < twice; i += 2)
        {
            var first = U16(table, starts + i);
            var last = U16(table, ends + i);
            var delta = U16(table, deltas + i);
            var offset = U16(table, offsets + i);
            for (int c = first; c <= last && c != 0xFFFF; c++)
            {
                var glyph = offset == 0 ? c : U16(table, offsets + i + offset + (2 * (c - first)));
                Set(pages, c, glyph == 0 ? (ushort)0 : (ushort)(glyph + delta));
            }
        }
    }

    private static void Set(ushort[]?[] pages, int codePoint, ushort glyph)
    {
        if (glyph != 0)
        {
            (pages[codePoint >> 8] ??= new ushort[256])[codePoint & 0xFF] = glyph;
        }
    }

    private static ushort U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    private static uint U32(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
}
