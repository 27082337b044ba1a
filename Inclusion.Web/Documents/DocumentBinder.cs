using Inclusion.Web.Documents.Pdf;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Inclusion.Web.Documents;

/// <summary>Binds finished files into one for the printer: their pages exactly as they are, with their tags.</summary>
public sealed class DocumentBinder : IDisposable
{
    private readonly PdfDocument _bound = PdfLicence.NewDocument();

    private readonly BoundStructure _structure;

    public DocumentBinder(string title)
    {
        _bound.Info.Title = title;
        _bound.ViewerPreferences.DisplayDocTitle = true;
        _structure = new BoundStructure(_bound);
    }

    /// <summary>Adds all pages of a file that <see cref="DocumentWriter"/> has written.</summary>
    public void Add(byte[] file)
    {
        using var part = PdfReader.Open(new MemoryStream(file), PdfDocumentOpenMode.Import);
        _structure.Add(part, [.. Enumerable.Range(0, part.PageCount).Select(i => (part.Pages[i], _bound.AddPage(part.Pages[i])))]);
    }

    /// <summary>At least one page must have been added, and none is added afterwards.</summary>
    public byte[] ToArray()
    {
        using var output = new MemoryStream();
        _structure.Complete();
        _bound.Save(output, closeStream: false);
        return output.ToArray();
    }

    public void Dispose() => _bound.Dispose();
}
