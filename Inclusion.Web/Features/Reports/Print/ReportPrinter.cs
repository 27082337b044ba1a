using Inclusion.Domain.Common;
using Inclusion.Web.Documents;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Reports.Print;

/// <summary>Prints reports: the same model is the same bytes.</summary>
public sealed class ReportPrinter(DocumentWriter writer)
{
    /// <summary>In the report's own language, whoever asks; a name that cannot be printed gives way to words. Refuses <see cref="LettersNotDrawable"/>.</summary>
    public Outcome<byte[]> Print(ReportModel report, CancellationToken cancel = default)
    {
        using var speaking = (Language.Find(report.Language) ?? Language.English).Speak();
        return writer.Print(new ReportDocument(writer.Printable(report)), cancel);
    }
}
