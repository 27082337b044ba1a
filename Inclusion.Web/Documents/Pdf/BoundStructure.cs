using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;

namespace Inclusion.Web.Documents.Pdf;

/// <summary>
/// The structure tree of a file that is bound from others. PDFsharp takes over pages without their tags, so the elements of each part are copied and set to the
/// pages' new places. It copies what <see cref="PdfFile"/> writes.
/// </summary>
internal sealed class BoundStructure
{
    private readonly PdfDocument _document;

    private readonly PdfDictionary _root;

    private readonly PdfDictionary _whole;

    private readonly PdfArray _parts;

    private readonly List<PdfArray> _parents = [];

    private readonly HashSet<string> _languages = [];

    public BoundStructure(PdfDocument document)
    {
        _document = document;
        _root = NewObject("/StructTreeRoot");
        _whole = NewObject("/StructElem");
        _whole.Elements["/S"] = new PdfName("/Document");
        _whole.Elements["/P"] = _root.ReferenceNotNull;
        _parts = new PdfArray(document);
        _whole.Elements["/K"] = _parts;
        _root.Elements["/K"] = _whole.ReferenceNotNull;
        _root.Elements["/ParentTree"] = NewObject(null).ReferenceNotNull;
    }

    /// <summary>Copies the tags of a part whose pages have been added.</summary>
    /// <param name="pages">Each page of the part and where it is now.</param>
    public void Add(PdfDocument part, IReadOnlyList<(PdfPage From, PdfPage To)> pages)
    {
        var catalog = part.Internals.Catalog;
        if (catalog.Elements.GetDictionary("/StructTreeRoot") is not { } root || StructureTag.Resolve<PdfDictionary>(root.Elements["/K"]) is not { } whole)
        {
            throw new ArgumentException("A part has no tags.", nameof(part));
        }

        var copies = pages.ToDictionary(p => p.From.ReferenceNotNull.ObjectID, p => (PdfObject)p.To);
        var language = catalog.Elements.GetString("/Lang");
        _languages.Add(language);
        foreach (var kid in Kids(whole))
        {
            if (StructureTag.Resolve<PdfDictionary>(kid) is { } element)
            {
                var copy = CopyElement(element, _whole, copies);
                if (language.Length > 0 && copy.Elements["/Lang"] is null)
                {
                    copy.Elements["/Lang"] = new PdfString(language);
                }

                _parts.Elements.Add(copy.ReferenceNotNull);
            }
        }

        var parents = ParentTree.Read(root);
        foreach (var (from, to) in pages)
        {
            to.Elements.Remove("/StructParents");
            if (from.Elements["/StructParents"] is not null && parents.TryGetValue(from.Elements.GetInteger("/StructParents"), out var tags))
            {
                to.Elements["/StructParents"] = new PdfInteger(_parents.Count);
                _parents.Add(CopyParents(tags, copies));
            }
        }
    }

    /// <summary>Afterwards nothing can be added.</summary>
    public void Complete()
    {
        var catalog = _document.Internals.Catalog;
        ParentTree.Write(_document, _root, _parents);
        if (_languages.Count == 1 && _languages.First() is { Length: > 0 } language)
        {
            // Parts in several languages each say their own.
            catalog.Elements["/Lang"] = new PdfString(language);
        }

        catalog.Elements["/StructTreeRoot"] = _root.ReferenceNotNull;
        catalog.Elements["/MarkInfo"] = new PdfLiteral("<</Marked true>>");
    }

    private static IEnumerable<PdfItem> Kids(PdfDictionary element) => element.Elements["/K"] switch
    {
        null => [],
        { } item when StructureTag.Resolve<PdfArray>(item) is { } array => array.Elements.OfType<PdfItem>(),
        { } item => [item],
    };

    private PdfDictionary CopyElement(PdfDictionary source, PdfDictionary parent, Dictionary<PdfObjectID, PdfObject> copies)
    {
        var copy = NewObject(null);
        copies[source.ReferenceNotNull.ObjectID] = copy;
        foreach (var (key, value) in source.Elements)
        {
            if (key is not ("/P" or "/K") && value is not null)
            {
                copy.Elements[key] = Copy(value, copies);
            }
        }

        copy.Elements["/P"] = parent.ReferenceNotNull;
        var kids = new PdfArray(_document);
        foreach (var kid in Kids(source))
        {
            // A number is content on the element's page; a dictionary of another type is content elsewhere.
            kids.Elements.Add(StructureTag.Resolve<PdfDictionary>(kid) is { } child && child.Elements.GetName("/Type") != "/MCR"
                ? CopyElement(child, copy, copies).ReferenceNotNull
                : Copy(kid, copies));
        }

        if (kids.Elements.Count > 0)
        {
            copy.Elements["/K"] = kids.Elements.Count == 1 ? kids.Elements[0] : kids;
        }

        return copy;
    }

    private PdfItem Copy(PdfItem item, Dictionary<PdfObjectID, PdfObject> copies)
    {
        switch (item)
        {
            case PdfReference reference when copies.TryGetValue(reference.ObjectID, out var known):
                return known.ReferenceNotNull;
            case PdfReference { Value: PdfDictionary shared } reference:
                var indirect = NewObject(null);
                copies[reference.ObjectID] = indirect;
                CopyEntries(shared, indirect, copies);
                return indirect.ReferenceNotNull;
            case PdfDictionary direct:
                var dictionary = new PdfDictionary(_document);
                CopyEntries(direct, dictionary, copies);
                return dictionary;
            case PdfArray direct:
                var array = new PdfArray(_document);
                foreach (var part in direct.Elements)
                {
                    array.Elements.Add(Copy(part, copies));
                }

                return array;
            default:
                return item.Clone();
        }
    }

    private void CopyEntries(PdfDictionary from, PdfDictionary to, Dictionary<PdfObjectID, PdfObject> copies)
    {
        foreach (var (key, value) in from.Elements)
        {
            if (value is not null)
            {
                to.Elements[key] = Copy(value, copies);
            }
        }
    }

    private PdfArray CopyParents(PdfArray tags, Dictionary<PdfObjectID, PdfObject> copies)
    {
        var array = new PdfArray(_document);
        _document.Internals.AddObject(array);
        foreach (var tag in tags.Elements)
        {
            array.Elements.Add(Copy(tag, copies));
        }

        return array;
    }

    private PdfDictionary NewObject(string? type)
    {
        var created = new PdfDictionary(_document);
        _document.Internals.AddObject(created);
        if (type is not null)
        {
            created.Elements["/Type"] = new PdfName(type);
        }

        return created;
    }
}
