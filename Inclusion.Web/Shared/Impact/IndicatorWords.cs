using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Shared.Impact;

/// <summary>What an indicator is called and what exactly it counts, in one language.</summary>
/// <param name="Definition">One to three sentences.</param>
/// <param name="Excludes">What is not counted.</param>
public sealed record IndicatorWords(Indicator Indicator, string Name, string Definition, string Excludes)
{
    /// <summary>In the current language.</summary>
    public static IndicatorWords Of(Indicator indicator) => new(indicator, EnumWords.Of(indicator), Text($"{indicator}_{nameof(Definition)}"), Text($"{indicator}_{nameof(Excludes)}"));

    /// <summary>What belongs to a scope, in the current language: as exact as a definition, and printed with them.</summary>
    public static string OfScope(ImpactScope scope) => scope switch
    {
        { CentreId: not null } => IndicatorText.Scope_Centre,
        { PartnerId: not null } => IndicatorText.Scope_Partner,
        _ => IndicatorText.Scope_Organisation,
    };

    /// <summary>Which days count, in the current language: true of every indicator.</summary>
    public static string OfDays => IndicatorText.Days;

    private static string Text(string key) =>
        IndicatorText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"IndicatorText has no {key}.");
}
