using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Inclusion.Web.Documents.Fonts;
using Inclusion.Web.Documents.Text;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.UniversalAccessibility;

namespace Inclusion.Web.Documents.Pdf;

/// <summary>
/// One PDF file being written: its pages, fonts, pictures and structure tree. PDFsharp keeps the objects and writes them out; the pages' operators are
/// ours. A finished page is kept compressed.
/// </summary>
internal sealed class PdfFile
{
    private readonly PdfDocument _document;

    private readonly UAManager _accessibility;

    private readonly PdfDictionary _resources;

    private readonly PdfDictionary _fontResources = new();

    private readonly PdfDictionary _pictureResources = new();

    private readonly Dictionary<FontFace, (EmbeddedFont Font, PdfDictionary Dictionary)> _fonts = [];

    private readonly Dictionary<byte[], string> _pictures = new(ReferenceEqualityComparer.Instance);

    private readonly List<PdfArray> _parents = [];

    private readonly ContentWriter _writer = new();

    private readonly IncrementalHash _identity = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private PdfDictionary? _columnScope;

    private PdfDictionary? _rowScope;

    public PdfFile(DocumentInfo info, TextShaper shaper)
    {
        Shaper = shaper;
        _document = FirstDocument.Begin();
        Archiving.Prepare(_document);
        _accessibility = UAManager.ForDocument(_document);
        _accessibility.SetDocumentLanguage(info.Language);
        _document.Info.Title = info.Title;
        if (info.Author.Length > 0)
        {
            // An empty one would differ from the XMP packet, which has none then: PDF/A-1 wants them equal.
            _document.Info.Author = info.Author;
        }

        if (info.IsToScale)
        {
            _document.ViewerPreferences.Elements["/PrintScaling"] = new PdfName("/None");
        }

        _document.Info.Creator = "Inclusion";
        _document.Info.CreationDate = _document.Info.ModificationDate = info.Created.UtcDateTime;
        _resources = NewDictionary(null);
        _resources.Elements["/Font"] = _fontResources;
        _resources.Elements["/XObject"] = _pictureResources;
        Root = new StructureTag(_document, _accessibility.StructureTreeElementDocument);
        _identity.AppendData(Encoding.UTF8.GetBytes($"{info.Title}\n{info.Author}\n{info.Language}\n{info.Created.UtcDateTime:O}"));
    }

    /// <summary>That of the document that is being written.</summary>
    public TextShaper Shaper { get; set; }

    /// <summary>The tag of the whole document.</summary>
    public StructureTag Root { get; }

    public int PageCount => _document.PageCount;

    /// <summary>What a header cell says: that it heads its column. The same for all.</summary>
    public PdfReference ColumnScope => (_columnScope ??= NewScope("/Column")).ReferenceNotNull;

    public PdfReference RowScope => (_rowScope ??= NewScope("/Row")).ReferenceNotNull;

    public Canvas BeginPage(PageSetup setup)
    {
        var page = _document.AddPage();
        page.MediaBox = new PdfRectangle(new XRect(0, 0, Math.Round(setup.Width, 2), Math.Round(setup.Height, 2)));
        page.Elements["/Resources"] = _resources.ReferenceNotNull;
        return new Canvas(this, page, setup, _writer);
    }

    /// <summary>Adds to a finished page, such as its number, which is known only when the last page is.</summary>
    public Canvas AddTo(PdfPage page, PageSetup setup) => new(this, page, setup, _writer);

    /// <param name="parents">The tags of the page's marked contents, in their order; empty for none.</param>
    public void EndPage(PdfPage page, ContentWriter content, List<StructureTag> parents)
    {
        _identity.AppendData(content.Written.Span);
        var stream = page.Contents.AppendContent();
        stream.CreateStream(Compress(content.Written.Span));
        stream.Elements["/Filter"] = new PdfName("/FlateDecode");
        if (parents.Count > 0)
        {
            var array = new PdfArray(_document);
            _document.Internals.AddObject(array);
            foreach (var parent in parents)
            {
                array.Elements.Add(parent.Element.ReferenceNotNull);
            }

            page.Elements["/StructParents"] = new PdfInteger(_parents.Count);
            _parents.Add(array);
        }

        content.Clear();
    }

    public EmbeddedFont Font(FontFace face)
    {
        if (!_fonts.TryGetValue(face, out var font))
        {
            var dictionary = NewDictionary("/Font");
            font = (new EmbeddedFont(face, $"/F{_fonts.Count}"), dictionary);
            _fonts.Add(face, font);
            _fontResources.Elements[font.Font.Resource] = dictionary.ReferenceNotNull;
        }

        return font.Font;
    }

    /// <returns>The name that the pages use.</returns>
    public string Picture(PictureFile picture)
    {
        if (!_pictures.TryGetValue(picture.Content, out var name))
        {
            name = $"/I{_pictures.Count}";
            _pictures.Add(picture.Content, name);
            var image = NewDictionary("/XObject");
            image.CreateStream(picture.Content);
            image.Elements["/Subtype"] = new PdfName("/Image");
            image.Elements["/Width"] = new PdfInteger(picture.Width);
            image.Elements["/Height"] = new PdfInteger(picture.Height);
            image.Elements["/BitsPerComponent"] = new PdfInteger(8);
            image.Elements["/ColorSpace"] = new PdfName(picture.IsGrey ? "/DeviceGray" : "/DeviceRGB");
            image.Elements["/Filter"] = new PdfName(picture.IsJpeg ? "/DCTDecode" : "/FlateDecode");
            _pictureResources.Elements[name] = image.ReferenceNotNull;
        }

        return name;
    }

    public PdfDictionary NewDictionary(string? type)
    {
        var dictionary = new PdfDictionary(_document);
        _document.Internals.AddObject(dictionary);
        if (type is not null)
        {
            dictionary.Elements["/Type"] = new PdfName(type);
        }

        return dictionary;
    }

    public PdfDictionary NewStream(byte[] content)
    {
        var dictionary = NewDictionary(null);
        dictionary.CreateStream(Compress(content));
        dictionary.Elements["/Filter"] = new PdfName("/FlateDecode");
        return dictionary;
    }

    public void Save(Stream output)
    {
        foreach (var (font, dictionary) in _fonts.Values)
        {
            font.Complete(this, dictionary);
        }

        ParentTree.Write(_document, _accessibility.StructureTreeRoot, _parents);
        FileMetadata.Save(_document, _identity.GetHashAndReset().AsSpan(0, 16), output);
    }

    internal static byte[] Compress(ReadOnlySpan<byte> content)
    {
        var compressed = new MemoryStream();
        using (var deflate = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            deflate.Write(content);
        }

        return compressed.ToArray();
    }

    private PdfDictionary NewScope(string scope)
    {
        var attributes = NewDictionary(null);
        attributes.Elements["/O"] = new PdfName("/Table");
        attributes.Elements["/Scope"] = new PdfName(scope);
        return attributes;
    }
}
