using System.Globalization;

namespace Inclusion.Web.Features.Impact.Overview;

internal static class EnvironmentWords
{
    /// <summary>One weight, or from the lower to the higher. Digits that the source cannot promise are not written: tenths below a hundred kilograms, none above.</summary>
    public static string Kilograms(decimal low, decimal high)
    {
        var (from, to) = (Write(low), Write(high));
        return from == to ? string.Format(CultureInfo.CurrentCulture, ImpactText.Weight, from) : string.Format(CultureInfo.CurrentCulture, ImpactText.WeightRange, from, to);
    }

    private static string Write(decimal kilograms) => kilograms.ToString(kilograms < 100 && kilograms != decimal.Truncate(kilograms) ? "N1" : "N0", CultureInfo.CurrentCulture);
}
