using System.Globalization;
using System.Text;
using System.Xml;
using PdfSharp.Pdf;

namespace Inclusion.Web.Documents.Pdf;

/// <summary>
/// Saves a document with what it says about itself as XML (XMP, ISO 16684-1). PDFsharp writes titles and names into its own as they are, so that an ampersand
/// breaks it, and names the file by two random numbers; it is written last, before the table of objects, and is replaced there.
/// </summary>
internal static class FileMetadata
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    /// <param name="identity">16 bytes: the same for the same content.</param>
    public static void Save(PdfDocument document, ReadOnlySpan<byte> identity, Stream output)
    {
        document.Internals.FirstDocumentID = document.Internals.SecondDocumentID = Encoding.Latin1.GetString(identity);
        using var saved = new MemoryStream();
        document.Save(saved, closeStream: false);
        ReadOnlySpan<byte> file = saved.GetBuffer().AsSpan(0, (int)saved.Length);

        var number = document.Internals.Catalog.Elements.GetReference("/Metadata")!.ObjectNumber;
        var from = LastPlace(file, $"\n{number} 0 obj") + 1;
        var end = LastPlace(file, "\nstartxref\n") + 1;
        var table = from + LastPlace(file[from..end], "\nxref\n") + 1;
        if (file[from..table].IndexOf("endobj"u8) is var last && !file[(from + last)..table].Trim((byte)'\n').SequenceEqual("endobj"u8))
        {
            throw new InvalidOperationException("The metadata is not the last object of the file.");
        }

        var packet = Packet(document, new Guid(identity));
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n<</Type/Metadata/Subtype/XML/Length {packet.Length}>>\nstream\n"));
        var tail = "\nendstream\nendobj\n"u8;
        output.Write(file[..from]);
        output.Write(head);
        output.Write(packet);
        output.Write(tail);
        output.Write(file[table..end]);
        output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"startxref\n{from + head.Length + packet.Length + tail.Length}\n%%EOF\n")));
    }

    /// <summary>A text without what XML has no way to write: most control characters, and half a character.</summary>
    public static string InXml(string text) => string.Concat(text.EnumerateRunes().Select(r => r.IsBmp && !XmlConvert.IsXmlChar((char)r.Value) ? " " : r.ToString()));

    private static int LastPlace(ReadOnlySpan<byte> file, string mark) =>
        file.LastIndexOf(Encoding.ASCII.GetBytes(mark)) is var at and >= 0 ? at : throw new InvalidOperationException($"The file has no {mark.Trim()}.");

    private static byte[] Packet(PdfDocument document, Guid identity)
    {
        var info = document.Info;
        using var packet = new MemoryStream();
        packet.Write("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"u8);
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" };
        using (var xml = XmlWriter.Create(packet, settings))
        {
            xml.WriteStartElement("x", "xmpmeta", "adobe:ns:meta/");
            xml.WriteStartElement("rdf", "RDF", Rdf);
            Describe(xml, "dc", "http://purl.org/dc/elements/1.1/", dc =>
            {
                dc("title", () => List(xml, "Alt", info.Title, "x-default"));
                if (info.Author.Length > 0)
                {
                    dc("creator", () => List(xml, "Seq", info.Author, null));
                }
            });
            Describe(xml, "pdf", "http://ns.adobe.com/pdf/1.3/", pdf => pdf("Producer", () => Write(xml, info.Producer)));
            Describe(xml, "xmp", "http://ns.adobe.com/xap/1.0/", xmp =>
            {
                xmp("CreatorTool", () => Write(xml, info.Creator));
                xmp("CreateDate", () => Write(xml, Instant(info.CreationDate)));
                xmp("ModifyDate", () => Write(xml, Instant(info.ModificationDate)));
            });
            Describe(xml, "xmpMM", "http://ns.adobe.com/xap/1.0/mm/", media =>
            {
                media("DocumentID", () => Write(xml, $"uuid:{identity}"));
                media("InstanceID", () => Write(xml, $"uuid:{identity}"));
            });
            if (Archiving.IsPrepared(document))
            {
                Describe(xml, "pdfaid", "http://www.aiim.org/pdfa/ns/id/", archive =>
                {
                    archive("part", () => Write(xml, "1"));

                    // The files are tagged as level A asks, but no validator that is free proves it: we claim what the tests prove.
                    archive("conformance", () => Write(xml, "B"));
                });
            }
        }

        packet.Write("\n<?xpacket end=\"w\"?>"u8);
        return packet.ToArray();
    }

    private static void Describe(XmlWriter xml, string prefix, string space, Action<Action<string, Action>> write)
    {
        xml.WriteStartElement("rdf", "Description", Rdf);
        xml.WriteAttributeString("rdf", "about", Rdf, "");
        xml.WriteAttributeString("xmlns", prefix, null, space);
        write((name, value) =>
        {
            xml.WriteStartElement(prefix, name, space);
            value();
            xml.WriteEndElement();
        });
        xml.WriteEndElement();
    }

    private static void List(XmlWriter xml, string kind, string text, string? language)
    {
        xml.WriteStartElement("rdf", kind, Rdf);
        xml.WriteStartElement("rdf", "li", Rdf);
        if (language is not null)
        {
            xml.WriteAttributeString("xml", "lang", null, language);
        }

        Write(xml, text);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string text) => xml.WriteString(InXml(text));

    private static string Instant(DateTime instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
