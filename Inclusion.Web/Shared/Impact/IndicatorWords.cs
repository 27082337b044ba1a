using Inclusion.Domain.Impact;

namespace Inclusion.Web.Shared.Impact;

/// <summary>What an indicator is called and what exactly it counts, in one language.</summary>
/// <param name="Definition">One or two sentences.</param>
/// <param name="Excludes">What is not counted; empty for nothing.</param>
public sealed record IndicatorWords(Indicator Indicator, string Name, string Definition, string Excludes);
