using Inclusion.Web.Features.Reports.Print;

namespace Inclusion.Web.Features.Reports.Press;

/// <summary>What stands on a poster.</summary>
/// <param name="Language">fr or en.</param>
/// <param name="Colour">As #rrggbb; empty: the product's own.</param>
/// <param name="Logo">Null for none.</param>
/// <param name="About">The period and whose figures they are.</param>
/// <param name="Source">With the report's number.</param>
/// <param name="CurrentAddress">For the QR code; null for none.</param>
/// <param name="CreatedAt">Stands in the printed file: with it the same poster is the same bytes.</param>
/// <param name="IsDraft">It says so then.</param>
public sealed record PosterModel(
    string Language,
    string Title,
    string Issuer,
    string Colour,
    byte[]? Logo,
    string About,
    IReadOnlyList<MainFigure> Figures,
    string Source,
    Uri? CurrentAddress,
    DateTimeOffset CreatedAt,
    bool IsDraft)
{
    /// <summary>Of a report, in its language.</summary>
    public static PosterModel Of(ReportModel report)
    {
        using var speaking = (Foundation.Localisation.Language.Find(report.Language) ?? Foundation.Localisation.Language.English).Speak();
        return new PosterModel(
            report.Language,
            report.Title,
            report.Issuer.Name,
            report.Issuer.Colour,
            report.Issuer.Logo,
            MainFigure.About(report),
            MainFigure.Of(report),
            MainFigure.SourceOf(report),
            report.CurrentAddress,
            report.CreatedAt,
            report.Number.Length == 0);
    }
}
