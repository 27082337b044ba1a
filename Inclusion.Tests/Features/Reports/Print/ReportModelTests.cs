using System.Text.Json;
using Inclusion.Domain.Impact;
using Inclusion.Web.Features.Reports.Print;

namespace Inclusion.Tests.Features.Reports.Print;

public class ReportModelTests
{
    private static readonly Dictionary<string, ReportModel> Models = new()
    {
        ["year"] = ReportSamples.Year(),
        ["draft"] = ReportSamples.Draft("en"),
        ["partner"] = ReportSamples.Partner(),
        ["nothing"] = ReportSamples.Nothing(),
        ["suppressed"] = ReportSamples.Suppressed(),
        ["extreme"] = ReportSamples.Extreme(),
        ["without"] = ReportSamples.Year() with { Environment = null },
    };

    public static TheoryData<string> Names => [.. Models.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_lost_in_JSON(string name)
    {
        var model = Models[name];
        var written = JsonSerializer.Serialize(model);
        var read = JsonSerializer.Deserialize<ReportModel>(written)!;

        // Written again it is the same; and what is read from it is what was there.
        Assert.Equal(written, JsonSerializer.Serialize(read));
        Assert.Equivalent(model with { Figures = null!, Environment = null }, read with { Figures = null!, Environment = null }, strict: true);
        Assert.Equal((model.Figures.Period, model.Figures.Scope, model.Figures.Threshold), (read.Figures.Period, read.Figures.Scope, read.Figures.Threshold));
        Assert.Equal(model.Figures.Figures, read.Figures.Figures);
        Assert.Equal(model.Figures.Before, read.Figures.Before);
        Assert.Equivalent(model.Figures.People, read.Figures.People, strict: true);
        Assert.Equivalent(model.Figures.Activities, read.Figures.Activities, strict: true);
        Assert.Equal(model.Figures.Skills, read.Figures.Skills);
        Assert.Equal(model.Figures.DeviceUse, read.Figures.DeviceUse);
        Assert.Equivalent(model.Environment, read.Environment, strict: true);
    }

    [Fact]
    public void Suppressed_and_zero_stay_apart_in_JSON()
    {
        var figures = new[] { Figure.Suppressed(Indicator.Loans), new Figure { Indicator = Indicator.Loans, Value = 0 } };
        var model = ReportSamples.Year();
        var read = JsonSerializer.Deserialize<ReportModel>(JsonSerializer.Serialize(model with { Figures = model.Figures with { Figures = figures } }))!;
        Assert.Equal(figures, read.Figures.Figures);
    }

    [Theory]
    [InlineData("\"2026-12-31/2026-01-01\"", "\"organisation\"")]
    [InlineData("\"2026\"", "\"organisation\"")]
    [InlineData("\"2026-01-01/2026-12-31\"", "\"everyone\"")]
    [InlineData("\"2026-01-01/2026-12-31\"", "\"centre/x\"")]
    public void What_was_not_written_here_is_not_read(string period, string scope)
    {
        var json = JsonSerializer.Serialize(ReportSamples.Year())
            .Replace("\"2026-01-01/2026-12-31\"", period, StringComparison.Ordinal)
            .Replace("\"organisation\"", scope, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ReportModel>(json));
    }
}
