using Inclusion.Domain.Common;
using Inclusion.Web.Documents;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Reports.Press;

/// <summary>Prints posters: the same model is the same bytes.</summary>
public sealed class PosterPrinter(DocumentWriter writer)
{
    /// <summary>Refuses <see cref="LettersNotDrawable"/>.</summary>
    public Outcome<byte[]> Print(PosterModel poster, CancellationToken cancel = default)
    {
        using var speaking = (Language.Find(poster.Language) ?? Language.English).Speak();
        return writer.Print(new PosterSheet(poster), cancel);
    }
}
