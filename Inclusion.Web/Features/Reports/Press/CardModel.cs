using Inclusion.Web.Features.Reports.Print;

namespace Inclusion.Web.Features.Reports.Press;

/// <summary>What stands on a card for the press and for social networks.</summary>
/// <param name="Language">fr or en.</param>
/// <param name="Colour">As #rrggbb; empty: the product's own.</param>
/// <param name="About">The period and whose figures they are.</param>
/// <param name="Source">With the report's number.</param>
public sealed record CardModel(string Language, string Title, string Issuer, string Colour, string About, IReadOnlyList<MainFigure> Figures, string Source)
{
    /// <summary>Of a report, in its language.</summary>
    public static CardModel Of(ReportModel report)
    {
        var poster = PosterModel.Of(report);
        return new CardModel(poster.Language, poster.Title, poster.Issuer, poster.Colour, poster.About, poster.Figures, poster.Source);
    }
}
