using System.Globalization;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Impact.Overview;

internal static class ExclusionWords
{
    /// <summary>As a sentence of its own: Not counted: accessories and spare parts.</summary>
    public static string Of(IndicatorWords words) =>
        string.Format(CultureInfo.CurrentCulture, ImpactText.NotCountedAre, char.ToLower(words.Excludes[0], CultureInfo.CurrentCulture) + words.Excludes[1..]);
}
