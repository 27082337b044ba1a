using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Tests.Domain.Impact;

public sealed class EnvironmentEstimateTests
{
    private static readonly EnvironmentFactors Factors = new();

    private static readonly DeviceUse[] Use = [new(DeviceCategory.Phone, 73, 3), new(DeviceCategory.Laptop, 730, 5), new(DeviceCategory.Hotspot, 365, 1)];

    [Fact]
    public void Years_of_use_are_days_lent_over_365()
    {
        var estimate = EnvironmentEstimate.Of(Factors.Find("ademe-2022")!, Use);

        Assert.Equal([DeviceCategory.Laptop, DeviceCategory.Phone, DeviceCategory.Hotspot], estimate.Rows.Select(r => r.Category));
        Assert.Equal([2m, 0.2m, 1m], estimate.Rows.Select(r => r.Units));

        // 2 × 27 + 0.2 × 24.6; 2 × 127 + 0.2 × 76.9. A hotspot has no factor, and counts nothing.
        Assert.Equal((58.92m, 58.92m, 269.38m, 269.38m), (estimate.CarbonLow, estimate.CarbonHigh, estimate.MaterialsLow, estimate.MaterialsHigh));
        Assert.Null(estimate.Rows[2].Factor);
        Assert.Equal((0m, null), (estimate.Rows[2].CarbonHigh, estimate.Rows[2].MaterialsHigh));
    }

    [Fact]
    public void Reuses_are_devices_and_a_source_without_materials_says_nothing_of_them()
    {
        var estimate = EnvironmentEstimate.Of(Factors.Find("puc-be-2007")!, Use);

        Assert.Equal((426m, 426m), (estimate.CarbonLow, estimate.CarbonHigh)); // 5 × 69 + 3 × 27
        Assert.Null(estimate.MaterialsLow);
        Assert.Null(estimate.MaterialsHigh);
    }

    [Fact]
    public void A_range_has_two_ends()
    {
        var estimate = EnvironmentEstimate.Of(Factors.Default, Use);

        Assert.Equal((47.8m, 58.92m), (estimate.CarbonLow, estimate.CarbonHigh)); // 2 × 23 + 0.2 × 9; as ADEME alone
    }

    [Fact]
    public void Nothing_used_saves_nothing() => Assert.Equal((0m, null), (EnvironmentEstimate.Of(Factors.Default, []).CarbonHigh, EnvironmentEstimate.Of(Factors.Default, []).MaterialsHigh));
}
