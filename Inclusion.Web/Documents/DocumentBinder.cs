using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Inclusion.Web.Documents;

/// <summary>Binds finished files into one for the printer: their pages exactly as they are. The tags of the parts stay in the parts.</summary>
public sealed class DocumentBinder : IDisposable
{
    private readonly PdfDocument _bound = new();

    public DocumentBinder(string title)
    {
        _bound.Info.Title = title;
        _bound.ViewerPreferences.DisplayDocTitle = true;
    }

    /// <summary>Adds all pages of a file that <see cref="DocumentWriter"/> has written.</summary>
    public void Add(byte[] file)
    {
        using var part = PdfReader.Open(new MemoryStream(file), PdfDocumentOpenMode.Import);
        foreach (var page in part.Pages)
        {
            // What it points to is left behind with the part's tags.
            _bound.AddPage(page).Elements.Remove("/StructParents");
        }
    }

    /// <summary>At least one page must have been added.</summary>
    public byte[] ToArray()
    {
        using var output = new MemoryStream();
        _bound.Save(output, closeStream: false);
        return output.ToArray();
    }

    public void Dispose() => _bound.Dispose();
}
