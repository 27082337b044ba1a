using Inclusion.Domain.Impact;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Shared.Impact;

/// <summary>Figures as they are written into files: time, which is kept in minutes, in hours; a share as its numerator, beside its denominator.</summary>
public static class WrittenUnits
{
    private const decimal MinutesOfHour = 60;

    /// <summary>What the unit is called in a file: of a share that of its numerator, since its denominator stands beside it.</summary>
    public static string NameOf(Indicator indicator) => EnumWords.Of(UnitOf(indicator));

    /// <summary>Count, days or minutes; minutes are written as hours.</summary>
    public static IndicatorUnit UnitOf(Indicator indicator) => Indicators.Of(indicator).Unit is IndicatorUnit.Share ? IndicatorUnit.Count : Indicators.Of(indicator).Unit;

    /// <summary>The value in that unit, hours to a hundredth; null for null.</summary>
    /// <param name="value">In the indicator's own unit.</param>
    public static decimal? Of(Indicator indicator, long? value) => Indicators.Of(indicator).Unit is IndicatorUnit.Minutes ? Rounded(value / MinutesOfHour) : value;

    /// <summary>To a hundredth.</summary>
    public static decimal? Rounded(decimal? value) => value is { } some ? Math.Round(some, 2) : null;
}
