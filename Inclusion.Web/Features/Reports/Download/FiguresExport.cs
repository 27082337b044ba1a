using Inclusion.Domain.Impact;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Shared.Impact.Files;

namespace Inclusion.Web.Features.Reports.Download;

/// <summary>All frozen figures of a report for spreadsheets and programs, with its own names where it is read in its own language.</summary>
internal static class FiguresExport
{
    public static TableExport<FigureLine> Of(ReportModel model) => FigureTable.Of(model.Number, SourceOf(model));

    public static string Json(ReportModel model) => FigureTable.Json(model.Number, SourceOf(model));

    private static FigureSource SourceOf(ReportModel model)
    {
        var names = model.Definitions.ToDictionary(d => d.Indicator, d => d.Name);
        string NameOf(Indicator indicator) => Language.Current.Code == model.Language && names.TryGetValue(indicator, out var name) ? name : EnumWords.Of(indicator);

        return new FigureSource(model.Figures, model.ScopeName.Length > 0 ? model.ScopeName : model.Issuer.Name, model.Environment, NameOf, _ => "");
    }
}
