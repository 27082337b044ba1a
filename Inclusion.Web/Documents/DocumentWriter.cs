using Inclusion.Domain.Common;
using Inclusion.Web.Documents.Fonts;
using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents;

/// <summary>Writes documents as tagged PDF. The same document is the same bytes, as long as the program and the installed fonts are the same.</summary>
public sealed class DocumentWriter(DocumentFonts fonts)
{
    /// <summary>A document as a file. Refuses <see cref="LettersNotDrawable"/>.</summary>
    public Outcome<byte[]> Print(PrintedDocument document, CancellationToken cancellation = default)
    {
        using var file = new MemoryStream();
        try
        {
            Write(file, document, cancellation);
        }
        catch (UndrawableTextException missing)
        {
            return missing.Undrawable.Refusal;
        }

        return file.ToArray();
    }

    /// <summary>As a file, whatever letters its texts have: a document that numbers what no font draws (<see cref="PrintedDocument.NumbersUndrawableSigns"/>).</summary>
    public byte[] PrintWhole(PrintedDocument document, CancellationToken cancellation) => PrintWhole(document.Info, [document], cancellation);

    /// <summary>Several of these in one file.</summary>
    /// <param name="info">What the file as a whole says about itself.</param>
    public byte[] PrintWhole(DocumentInfo info, IEnumerable<PrintedDocument> documents, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        Write(file, info, documents, null, cancellation);
        return file.ToArray();
    }

    /// <summary>A name as it can be printed: one with a letter that no font draws gives way to words, so that it holds up nothing else on the paper.</summary>
    public string Printable(string name, Func<UndrawableText, string> instead) => fonts.Printable(name, instead);

    /// <summary>How large a text can be in a box, for who places things before anything is drawn.</summary>
    internal TextFit Fit => new(new TextShaper(fonts));

    /// <exception cref="UndrawableTextException">A character that no font has; nothing has been written then.</exception>
    public void Write(Stream output, PrintedDocument document, CancellationToken cancellation = default) => Write(output, document.Info, [document], null, cancellation);

    /// <summary>Writes many documents into one file, for the printer. They are asked for one after another; each finished one is reported.</summary>
    /// <param name="info">What the file as a whole says about itself.</param>
    /// <exception cref="UndrawableTextException">A character that no font has; nothing has been written then.</exception>
    public void Write(Stream output, DocumentInfo info, IEnumerable<PrintedDocument> documents, IProgress<int>? progress, CancellationToken cancellation)
    {
        var shaper = new TextShaper(fonts);
        var file = new PdfFile(info, shaper);
        var done = 0;
        foreach (var document in documents)
        {
            cancellation.ThrowIfCancellationRequested();
            file.Shaper = document.NumbersUndrawableSigns ? shaper.NumberingSigns() : shaper;
            var part = file.Root.Add("Part", document.Info.Language == info.Language ? null : document.Info.Language);
            Compose(file, document, part, cancellation);
            progress?.Report(++done);
        }

        if (file.PageCount == 0)
        {
            throw new ArgumentException("A file has at least one page.", nameof(documents));
        }

        file.Save(output);
    }

    private static void Compose(PdfFile file, PrintedDocument document, StructureTag part, CancellationToken cancellation)
    {
        switch (document)
        {
            case FlowDocument flowing:
                new Flow(file, flowing, part).Run(cancellation);
                break;
            case SheetDocument placed:
                var canvas = file.BeginPage(placed.Page);
                placed.Compose(new Sheet(canvas, part));
                canvas.Finish();
                break;
        }
    }
}
