using System.Text.RegularExpressions;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.Pdf.Content;
using PdfSharp.Pdf.Content.Objects;
using PdfSharp.Pdf.IO;

namespace Inclusion.Tests.Documents;

/// <summary>A piece of marked content on a page: where it begins, in points from the page's lower left corner, and which tag it names.</summary>
internal sealed record MarkedContent(int Page, int Mark, string Tag, double X, double Y);

/// <summary>An element of the structure tree with the content that it holds itself.</summary>
internal sealed record Element(string Type, PdfDictionary Source, IReadOnlyList<Element> Children, IReadOnlyList<(int Page, int Mark)> Contents)
{
    public IEnumerable<Element> All() => Children.SelectMany(c => c.All()).Prepend(this);
}

/// <summary>Reads a file with PDFsharp and walks through its pages and its structure tree.</summary>
internal sealed partial class PdfWalk
{
    private static readonly HashSet<string> Painting = ["Tj", "TJ", "'", "\"", "f", "F", "f*", "S", "s", "B", "b", "B*", "b*", "Do", "sh", "BI"];

    private readonly List<MarkedContent> _contents = [];

    private readonly List<(int Page, int Mark)> _reading = [];

    private readonly Dictionary<PdfObjectID, int> _pages = [];

    public PdfWalk(byte[] file)
    {
        using var stream = new MemoryStream(file);
        Document = PdfReader.Open(stream, PdfDocumentOpenMode.Import);
        for (var i = 0; i < Document.PageCount; i++)
        {
            _pages[Document.Pages[i].ReferenceNotNull.ObjectID] = i;
            ReadPage(Document.Pages[i], i);
        }

        var catalog = Document.Internals.Catalog;
        Root = Read((PdfDictionary)Resolve(catalog.Elements.GetDictionary("/StructTreeRoot")!.Elements["/K"]!));
    }

    public PdfDocument Document { get; }

    public Element Root { get; }

    /// <summary>In the order in which the pages draw them.</summary>
    public IReadOnlyList<MarkedContent> Contents => _contents;

    /// <summary>In the order in which they are read aloud.</summary>
    public IReadOnlyList<(int Page, int Mark)> Reading => _reading;

    /// <summary>Operators that paint outside of any tag and of any artifact.</summary>
    public List<string> Untagged { get; } = [];

    public int Artifacts { get; private set; }

    /// <returns>The types of an element's children, and so on below, such as <c>Table(TR(TH TD))</c>.</returns>
    public static string Outline(Element element) => element.Children.Count == 0 ? element.Type : $"{element.Type}({string.Join(' ', element.Children.Select(Outline))})";

    public static PdfItem Resolve(PdfItem item) => item is PdfReference reference ? reference.Value : item;

    /// <summary>The tag that the parent tree names for a piece of marked content.</summary>
    public PdfObjectID ParentOf(MarkedContent content)
    {
        var index = Document.Pages[content.Page].Elements.GetInteger("/StructParents");
        var tree = Document.Internals.Catalog.Elements.GetDictionary("/StructTreeRoot")!.Elements.GetDictionary("/ParentTree")!;
        var numbers = tree.Elements.GetArray("/Kids")!.Elements.Select(k => ((PdfDictionary)Resolve(k)).Elements.GetArray("/Nums")!).SelectMany(n => n.Elements).ToList();
        var parents = (PdfArray)Resolve(numbers[(2 * index) + 1]);
        return ((PdfReference)parents.Elements[content.Mark]).ObjectID;
    }

    private static double NumberOf(CObject operand) => operand is CInteger integer ? integer.Value : ((CReal)operand).Value;

    private void ReadPage(PdfPage page, int number)
    {
        var open = new Stack<string>();
        (string Tag, int Mark)? pending = null;
        CSequence? properties = null;
        foreach (var op in ContentReader.ReadContent(page).OfType<COperator>())
        {
            switch (op.Name)
            {
                case "BMC":
                    open.Push(op.Operands[0].ToString()!);
                    Artifacts++;
                    break;
                case "BDC":
                    open.Push(properties![0].ToString()!);
                    pending = MarkPattern().Match(properties[1].ToString()!) is { Success: true } match ? (open.Peek(), int.Parse(match.Groups[1].Value)) : pending;
                    break;
                case "Dictionary":
                    // PDFsharp's reader takes a dictionary for an operator, and hands the operands of the next one to it.
                    properties = op.Operands;
                    break;
                case "EMC":
                    Assert.True(open.Count > 0, $"page {number + 1} closes marked content that is not open");
                    if (pending is { } empty && open.Peek() == empty.Tag)
                    {
                        Place(number, ref pending, 0, 0);
                    }

                    open.Pop();
                    break;
                case "Td" or "re":
                    Place(number, ref pending, NumberOf(op.Operands[0]), NumberOf(op.Operands[1]));
                    break;
                case "cm":
                    Place(number, ref pending, NumberOf(op.Operands[4]), NumberOf(op.Operands[5]));
                    break;
            }

            if (Painting.Contains(op.Name) && open.Count == 0)
            {
                Untagged.Add($"page {number + 1}: {op.Name}");
            }
        }

        Assert.True(open.Count == 0, $"page {number + 1} leaves marked content open");
    }

    private void Place(int page, ref (string Tag, int Mark)? pending, double x, double y)
    {
        if (pending is { } mark)
        {
            _contents.Add(new MarkedContent(page, mark.Mark, mark.Tag, x, y));
            pending = null;
        }
    }

    private Element Read(PdfDictionary source)
    {
        var children = new List<Element>();
        var contents = new List<(int, int)>();
        var kids = source.Elements["/K"] is { } item ? Resolve(item) : null;
        foreach (var kid in kids is PdfArray array ? array.Elements.ToArray() : kids is null ? [] : [kids])
        {
            switch (Resolve(kid))
            {
                case PdfInteger mark:
                    Hold(source, mark.Value);
                    break;
                case PdfDictionary elsewhere when elsewhere.Elements.GetName("/Type") == "/MCR":
                    Hold(elsewhere, elsewhere.Elements.GetInteger("/MCID"));
                    break;
                case PdfDictionary child:
                    children.Add(Read(child));
                    break;
            }
        }

        return new Element(source.Elements.GetName("/S")[1..], source, children, contents);

        void Hold(PdfDictionary where, int mark)
        {
            var content = (_pages[where.Elements.GetReference("/Pg")!.ObjectID], mark);
            contents.Add(content);
            _reading.Add(content);
        }
    }

    [GeneratedRegex(@"/MCID\s+(\d+)")]
    private static partial Regex MarkPattern();
}
