using PdfSharp.Pdf;

namespace Inclusion.Web.Documents.Pdf;

/// <summary>Begins documents, also on several threads at once.</summary>
internal static class FirstDocument
{
    // The library sets itself up with its first document, in a way that fails when two threads do so at once.
    private static readonly Lazy<bool> Begun = new(static () =>
    {
        using var first = new PdfDocument();
        return true;
    });

    public static PdfDocument Begin() => Begun.Value ? new PdfDocument() : throw new InvalidOperationException();
}
