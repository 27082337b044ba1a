using System.Globalization;
using System.Text;
using Inclusion.Web.Documents.Fonts;
using PdfSharp.Pdf;

namespace Inclusion.Web.Documents.Pdf;

/// <summary>A face in a file: a composite font of the glyphs that were used, with the characters that they stand for (ISO 32000-1, 9.7 and 9.10.3).</summary>
internal sealed class EmbeddedFont(FontFace face, string resource)
{
    public FontSubset Subset { get; } = new(face);

    /// <summary>The name that the pages use.</summary>
    public string Resource { get; } = resource;

    /// <summary>Fills the dictionary that the pages point to, once every page is written.</summary>
    public void Complete(PdfFile file, PdfDictionary font)
    {
        var face = Subset.Face;
        var program = Subset.Program();
        var name = $"/{TagOf(program)}+{face.Name}";
        var embedded = file.NewStream(program);
        embedded.Elements["/Length1"] = new PdfInteger(program.Length);
        int Thousandths(int units) => InThousandths(face, units);

        var (left, bottom, right, top) = face.Box;
        var descriptor = file.NewDictionary("/FontDescriptor");
        descriptor.Elements["/FontName"] = new PdfName(name);
        descriptor.Elements["/Flags"] = new PdfInteger(4);
        descriptor.Elements["/FontBBox"] = new PdfLiteral($"[{Thousandths(left)} {Thousandths(bottom)} {Thousandths(right)} {Thousandths(top)}]");
        descriptor.Elements["/ItalicAngle"] = new PdfInteger(0);
        descriptor.Elements["/Ascent"] = new PdfInteger(Thousandths(face.Ascent));
        descriptor.Elements["/Descent"] = new PdfInteger(Thousandths(face.Descent));
        descriptor.Elements["/CapHeight"] = new PdfInteger(Thousandths(face.CapHeight));
        descriptor.Elements["/StemV"] = new PdfInteger(face.IsBold ? 140 : 80);
        descriptor.Elements["/FontFile2"] = embedded.ReferenceNotNull;
        descriptor.Elements["/CIDSet"] = file.NewStream(AllOf(program)).ReferenceNotNull;

        var widths = new StringBuilder("[0[");
        for (var i = 0; i < Subset.Count; i++)
        {
            widths.Append(CultureInfo.InvariantCulture, $"{WidthOf(face, Subset.GlyphAt(i))} ");
        }

        var descendant = file.NewDictionary("/Font");
        descendant.Elements["/Subtype"] = new PdfName("/CIDFontType2");
        descendant.Elements["/BaseFont"] = new PdfName(name);
        descendant.Elements["/CIDSystemInfo"] = new PdfLiteral("<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
        descendant.Elements["/CIDToGIDMap"] = new PdfName("/Identity");
        descendant.Elements["/FontDescriptor"] = descriptor.ReferenceNotNull;
        descendant.Elements["/W"] = new PdfLiteral(widths.Append("]]").ToString());

        var descendants = new PdfArray();
        descendants.Elements.Add(descendant.ReferenceNotNull);
        font.Elements["/Subtype"] = new PdfName("/Type0");
        font.Elements["/BaseFont"] = new PdfName(name);
        font.Elements["/Encoding"] = new PdfName("/Identity-H");
        font.Elements["/DescendantFonts"] = descendants;
        font.Elements["/ToUnicode"] = file.NewStream(Encoding.ASCII.GetBytes(ToUnicode())).ReferenceNotNull;
    }

    /// <summary>How wide a glyph is by itself, in thousandths of the size: what a reader adds to its place.</summary>
    public static int WidthOf(FontFace face, ushort glyph) => InThousandths(face, face.AdvanceOf(glyph));

    private static int InThousandths(FontFace face, int units) => (int)Math.Round(units * 1000.0 / face.UnitsPerEm);

    // Six capitals that are the same for the same subset.
    private static string TagOf(byte[] program)
    {
        uint hash = 2166136261;
        foreach (var b in program)
        {
            hash = (hash ^ b) * 16777619;
        }

        return string.Create(6, hash, static (tag, value) =>
        {
            for (var i = 0; i < tag.Length; i++)
            {
                tag[i] = (char)('A' + (value % 26));
                value /= 26;
            }
        });
    }

    // PDF/A-1 asks for the set of glyphs that are embedded: all that the program has.
    private static byte[] AllOf(byte[] program)
    {
        var tables = program[5];
        var maxp = Enumerable.Range(0, tables).Select(i => program.AsMemory(12 + (16 * i), 16)).Last().Span;
        var offset = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(maxp[8..]);
        var count = System.Buffers.Binary.BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(offset + 4));
        var set = new byte[(count + 7) / 8];
        for (var i = 0; i < count; i++)
        {
            set[i / 8] |= (byte)(0x80 >> (i % 8));
        }

        return set;
    }

    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        for (var from = 1; from < Subset.Count; from += 100)
        {
            var to = Math.Min(from + 100, Subset.Count);
            map.Append(CultureInfo.InvariantCulture, $"{to - from} beginbfchar\n");
            for (var i = from; i < to; i++)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{i:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(Subset.TextAt(i)))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
