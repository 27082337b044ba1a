using PdfSharp.Pdf;

namespace Inclusion.Web.Documents.Pdf;

/// <summary>The number tree that leads from the marked contents of a page to their tags (ISO 32000-1, 14.7.4.4).</summary>
internal static class ParentTree
{
    // A leaf may not grow without limit (PDF/A-1 allows 8191 entries in an array).
    private const int PagesInLeaf = 2000;

    /// <param name="root">The structure tree's root; the tree is one of its entries already.</param>
    /// <param name="parents">The tags of each page that has any, in the order of the pages' numbers.</param>
    public static void Write(PdfDocument document, PdfDictionary root, List<PdfArray> parents)
    {
        var kids = new PdfArray(document);
        for (var first = 0; first < parents.Count; first += PagesInLeaf)
        {
            var last = Math.Min(first + PagesInLeaf, parents.Count) - 1;
            var numbers = new PdfArray(document);
            for (var i = first; i <= last; i++)
            {
                numbers.Elements.Add(new PdfInteger(i));
                numbers.Elements.Add(parents[i].ReferenceNotNull);
            }

            var leaf = new PdfDictionary(document);
            document.Internals.AddObject(leaf);
            leaf.Elements["/Limits"] = new PdfLiteral($"[{first} {last}]");
            leaf.Elements["/Nums"] = numbers;
            kids.Elements.Add(leaf.ReferenceNotNull);
        }

        root.Elements.GetDictionary("/ParentTree")!.Elements["/Kids"] = kids;
        root.Elements["/ParentTreeNextKey"] = new PdfInteger(parents.Count);
    }

    /// <returns>The tags of each page by its number.</returns>
    public static Dictionary<int, PdfArray> Read(PdfDictionary root)
    {
        var found = new Dictionary<int, PdfArray>();
        foreach (var leaf in root.Elements.GetDictionary("/ParentTree")?.Elements.GetArray("/Kids")?.Elements.OfType<PdfItem>() ?? [])
        {
            var numbers = StructureTag.Resolve<PdfDictionary>(leaf)?.Elements.GetArray("/Nums");
            for (var i = 0; numbers is not null && i + 1 < numbers.Elements.Count; i += 2)
            {
                if (StructureTag.Resolve<PdfArray>(numbers.Elements[i + 1]) is { } tags)
                {
                    found[numbers.Elements.GetInteger(i)] = tags;
                }
            }
        }

        return found;
    }
}
