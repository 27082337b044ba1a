using PdfSharp;
using PdfSharp.Pdf;

namespace Inclusion.Web.Documents.Pdf;

/// <summary>Names the licence under which PDFsharp is used, before anything of it is.</summary>
internal static class PdfLicence
{
    private static readonly Lazy<bool> Named = new(Name);

    public static PdfDocument NewDocument() => Named.Value ? new PdfDocument() : throw new InvalidOperationException();

    private static bool Name()
    {
        // The library looks at its licence with the first document, in a way that fails when two threads do so at once.
        using var first = new PdfDocument();
        return true;
    }
}
