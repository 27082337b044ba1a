using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Tests.Shared.Impact;

public sealed class EnvironmentFactorsTests
{
    private const string Right = """
        { "id": "mine-2026", "name": "Mine", "source": "Me, 2026", "sourceFrench": "Moi, 2026", "year": 2026, "basis": "Reuse", "noteEnglish": "So.", "noteFrench": "Ainsi.",
          "factors": [{ "category": "Laptop", "carbonLow": 1, "carbonHigh": 2, "materialsLow": null, "materialsHigh": null }] }
        """;

    [Fact]
    public void The_range_comes_first_and_every_number_is_as_its_source_gives_it()
    {
        var factors = new EnvironmentFactors();

        Assert.Equal(["range-2022", "ademe-2022", "puc-be-2007"], factors.All.Select(s => s.Id));
        Assert.Equal("range-2022", factors.Default.Id);
        Assert.Null(factors.Find("ademe-1999"));
        Assert.Equal(
            [new(DeviceCategory.Laptop, 27, 27, 127, 127), new(DeviceCategory.Tablet, 20, 20, 80, 80), new(DeviceCategory.Phone, 24.6m, 24.6m, 76.9m, 76.9m)],
            factors.Find("ademe-2022")!.Factors);
        Assert.Equal(
            [new(DeviceCategory.Laptop, 69, 69, null, null), new(DeviceCategory.Desktop, 109, 109, null, null), new(DeviceCategory.Phone, 27, 27, null, null)],
            factors.Find("puc-be-2007")!.Factors);
        Assert.Equal((FactorBasis.YearOfUse, FactorBasis.Reuse), (factors.Find("ademe-2022")!.Basis, factors.Find("puc-be-2007")!.Basis));
    }

    [Fact]
    public void The_ends_of_the_range_are_the_two_sources_over_one_year()
    {
        var factors = new EnvironmentFactors();
        var (range, ademe, puc) = (factors.Default, factors.Find("ademe-2022")!, factors.Find("puc-be-2007")!);

        Assert.Equal(range.Factors.Select(f => f.Category).Order(), ademe.Factors.Concat(puc.Factors).Select(f => f.Category).Distinct().Order());
        foreach (var factor in range.Factors)
        {
            var yearly = new[] { ademe.Of(factor.Category)?.CarbonLow, puc.Of(factor.Category) is { } reuse ? decimal.Round(reuse.CarbonLow / 3, 1) : null }.OfType<decimal>().ToList();
            Assert.Equal((yearly.Min(), yearly.Max()), (factor.CarbonLow, factor.CarbonHigh));
            Assert.Equal((ademe.Of(factor.Category)?.MaterialsLow, ademe.Of(factor.Category)?.MaterialsHigh), (factor.MaterialsLow, factor.MaterialsHigh));
        }
    }

    [Theory]
    [InlineData("\"id\": \"mine-2026\"", "\"id\": \"other\"")]
    [InlineData("\"source\": \"Me, 2026\"", "\"source\": \" \"")]
    [InlineData("\"sourceFrench\": \"Moi, 2026\"", "\"sourceFrench\": \"\"")]
    [InlineData("\"noteFrench\": \"Ainsi.\"", "\"noteFrench\": \"\"")]
    [InlineData("\"basis\": \"Reuse\"", "\"basis\": \"Hope\"")]
    [InlineData("\"category\": \"Laptop\"", "\"category\": \"Screen\"")]
    [InlineData("\"carbonLow\": 1", "\"carbonLow\": 3")]
    [InlineData("\"materialsLow\": null", "\"materialsLow\": 1")]
    [InlineData("\"year\": 2026", "\"year\": 26")]
    public void What_cannot_be_is_not_read(string right, string wrong)
    {
        Assert.Equal("mine-2026", Read(Right).Default.Id);

        Assert.Throws<InvalidDataException>(() => Read(Right.Replace(right, wrong, StringComparison.Ordinal)));
    }

    private static EnvironmentFactors Read(string json)
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-factors-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "mine-2026.json"), json);
            return new EnvironmentFactors(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
