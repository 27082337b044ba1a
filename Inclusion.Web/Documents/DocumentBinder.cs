using System.Security.Cryptography;
using System.Text;
using Inclusion.Web.Documents.Pdf;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Inclusion.Web.Documents;

/// <summary>Binds finished files into one for the printer: their pages exactly as they are, with their tags. The same files are the same bytes.</summary>
public sealed class DocumentBinder : IDisposable
{
    private readonly PdfDocument _bound = FirstDocument.Begin();

    private readonly BoundStructure _structure;

    private readonly IncrementalHash _identity = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private DateTime _newest;

    public DocumentBinder(string title)
    {
        _bound.Info.Title = title;
        _bound.Info.Creator = "Inclusion";
        _identity.AppendData(Encoding.UTF8.GetBytes(title));
        Archiving.Prepare(_bound);
        _structure = new BoundStructure(_bound);
    }

    /// <summary>Adds all pages of a file that <see cref="DocumentWriter"/> has written.</summary>
    public void Add(byte[] file)
    {
        _identity.AppendData(file);
        using var part = PdfReader.Open(new MemoryStream(file), PdfDocumentOpenMode.Import);
        _newest = part.Info.CreationDate > _newest ? part.Info.CreationDate : _newest;
        _structure.Add(part, [.. Enumerable.Range(0, part.PageCount).Select(i => (part.Pages[i], _bound.AddPage(part.Pages[i])))]);
    }

    /// <summary>At least one page must have been added, and none is added afterwards.</summary>
    public byte[] ToArray()
    {
        using var output = new MemoryStream();
        _structure.Complete();
        _bound.Info.CreationDate = _bound.Info.ModificationDate = _newest;
        FileMetadata.Save(_bound, _identity.GetHashAndReset().AsSpan(0, 16), output);
        return output.ToArray();
    }

    public void Dispose()
    {
        _bound.Dispose();
        _identity.Dispose();
    }
}
