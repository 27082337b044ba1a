using PdfSharp.Pdf;

namespace Inclusion.Web.Documents.Pdf;

/// <summary>What makes a file one to be kept for decades (PDF/A-1, level B), beside its fonts and its metadata: what its colours are. PDFsharp's own way names a broken profile.</summary>
internal static class Archiving
{
    private const string Intents = "/OutputIntents";

    /// <summary>The same objects in the same order each time; before the first page.</summary>
    public static void Prepare(PdfDocument document)
    {
        document.ViewerPreferences.DisplayDocTitle = true;

        // Otherwise each page has a group for what shines through, which PDF/A-1 knows nothing of; nothing of ours does.
        document.Options.ColorMode = PdfColorMode.Undefined;
        var profile = new PdfDictionary(document);
        document.Internals.AddObject(profile);
        profile.CreateStream(PdfFile.Compress(ColourProfile.Srgb));
        profile.Elements["/N"] = new PdfInteger(3);
        profile.Elements["/Filter"] = new PdfName("/FlateDecode");
        var intent = new PdfDictionary(document);
        intent.Elements["/Type"] = new PdfName("/OutputIntent");
        intent.Elements["/S"] = new PdfName("/GTS_PDFA1");
        intent.Elements["/OutputConditionIdentifier"] = new PdfString("sRGB");
        intent.Elements["/Info"] = new PdfString("sRGB IEC61966-2.1");
        intent.Elements["/DestOutputProfile"] = profile.ReferenceNotNull;
        document.Internals.Catalog.Elements[Intents] = new PdfArray(document, intent);
    }

    /// <summary>Whether it has been prepared, and says so of itself.</summary>
    public static bool IsPrepared(PdfDocument document) => document.Internals.Catalog.Elements.ContainsKey(Intents);
}
