using System.Globalization;
using System.Text;
using System.Text.Json;
using Inclusion.Domain.Impact;
using Inclusion.Tests.Features.Reports.Print;
using Inclusion.Web.Features.Reports.Download;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Tests.Features.Reports.Download;

public sealed class FiguresExportTests
{
    [Fact]
    public async Task Time_leaves_in_hours_with_its_unit_beside_it_in_a_table()
    {
        using var french = Language.French.Speak();
        var lines = (await CsvAsync(Sample())).Split("\r\n");

        Assert.StartsWith("Tableau;Ligne;Chiffre;Valeur;Unité;", lines[0].TrimStart('\uFEFF').Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var line = Assert.Single(lines, l => l.Contains($";{EnumWords.Of(Indicator.TrainingTime)};", StringComparison.Ordinal) && l.Contains(";;", StringComparison.Ordinal) && l.Contains("2,75", StringComparison.Ordinal));
        Assert.Contains($"{EnumWords.Of(Indicator.TrainingTime)};2,75;Heures;", line, StringComparison.Ordinal);
        Assert.EndsWith(";1,5", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_leaves_in_hours_with_its_unit_beside_it_for_programs()
    {
        using var english = Language.English.Speak();
        using var json = JsonDocument.Parse(FiguresExport.Json(Sample()));

        var time = json.RootElement.GetProperty("figures").EnumerateArray().First(f => f.GetProperty("indicator").GetString() == nameof(Indicator.TrainingTime));
        Assert.Equal((2.75m, "hours", 1.5m), (time.GetProperty("value").GetDecimal(), time.GetProperty("unit").GetString(), time.GetProperty("before").GetDecimal()));
        Assert.DoesNotContain("Minutes", json.RootElement.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A year in which workshops took 165 minutes, after one in which they took 90.</summary>
    private static ReportModel Sample()
    {
        var model = ReportSamples.Year();
        return model with { Figures = model.Figures with { Figures = With(model.Figures.Figures, 165), Before = With(model.Figures.Before, 90), Activities = [] } };
    }

    private static List<Figure> With(IReadOnlyList<Figure> figures, long minutes) =>
        [.. figures.Where(f => f.Indicator != Indicator.TrainingTime), figures.First(f => f.Indicator == Indicator.TrainingTime) with { Value = minutes }];

    private static async Task<string> CsvAsync(ReportModel model)
    {
        using var file = new MemoryStream();
        await FiguresExport.Of(model).WriteCsvAsync(file, CultureInfo.CurrentCulture, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
