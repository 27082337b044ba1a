using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;

namespace Inclusion.Web.Documents.Pdf;

/// <summary>
/// One element of the structure tree (ISO 32000-1, 14.7.2). PDFsharp's own StructureBuilder walks through all pages for each piece of content, so that
/// its time grows with the square of the pages; these elements are its objects, put together in one pass.
/// </summary>
internal sealed class StructureTag
{
    private static readonly Dictionary<string, PdfName> Names = new[] { "Document", "Part", "H1", "H2", "H3", "P", "BlockQuote", "Span", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure" }
        .ToDictionary(n => n, n => new PdfName("/" + n));

    private readonly PdfDocument _document;

    private PdfArray? _kids;

    public StructureTag(PdfDocument document, PdfDictionary element)
    {
        _document = document;
        Element = element;
    }

    public PdfDictionary Element { get; }

    /// <param name="language">Null for the language around it.</param>
    public StructureTag Add(string type, string? language = null)
    {
        var child = new PdfDictionary(_document);
        _document.Internals.AddObject(child);
        child.Elements["/S"] = Names[type];
        child.Elements["/P"] = Element.ReferenceNotNull;
        if (language is not null)
        {
            child.Elements["/Lang"] = new PdfString(language);
        }

        AddKid(child.ReferenceNotNull);
        return new StructureTag(_document, child);
    }

    /// <summary>Gives the text that is read aloud instead of the content.</summary>
    public StructureTag Says(string text)
    {
        Element.Elements["/ActualText"] = new PdfString(text, PdfStringEncoding.Unicode);
        return this;
    }

    /// <param name="mark">The content's number on its page.</param>
    public void AddContent(PdfReference page, int mark)
    {
        if (Element.Elements["/Pg"] is null)
        {
            Element.Elements["/Pg"] = page;
        }

        if (ReferenceEquals(Element.Elements["/Pg"], page))
        {
            AddKid(new PdfInteger(mark));
            return;
        }

        var elsewhere = new PdfDictionary(_document);
        elsewhere.Elements["/Type"] = new PdfName("/MCR");
        elsewhere.Elements["/Pg"] = page;
        elsewhere.Elements["/MCID"] = new PdfInteger(mark);
        AddKid(elsewhere);
    }

    /// <returns>What an entry is or refers to; null when it is of another kind.</returns>
    public static T? Resolve<T>(PdfItem? item)
        where T : PdfObject => (item is PdfReference reference ? reference.Value : item) as T;

    private void AddKid(PdfItem kid)
    {
        if (_kids is not null)
        {
            _kids.Elements.Add(kid);
        }
        else if (Element.Elements["/K"] is { } first)
        {
            _kids = new PdfArray(_document);
            _kids.Elements.Add(first);
            _kids.Elements.Add(kid);
            Element.Elements["/K"] = _kids;
        }
        else
        {
            Element.Elements["/K"] = kid;
        }
    }
}
