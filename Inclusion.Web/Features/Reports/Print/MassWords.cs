using System.Globalization;

namespace Inclusion.Web.Features.Reports.Print;

/// <summary>Masses of an estimate, in the current language: rounded, because an estimate is no measurement.</summary>
internal static class MassWords
{
    private const decimal Tonne = 1000;

    /// <summary>1.5 t, 420 kg.</summary>
    /// <param name="kilograms">At least 0.</param>
    public static string Of(decimal kilograms) => kilograms >= Tonne
        ? ReportWords.Say(ReportPrintText.Tonnes, Rounded(kilograms / Tonne))
        : ReportWords.Say(ReportPrintText.Kilograms, Rounded(kilograms));

    /// <summary>3.9 to 5.6 t; one mass where both are the same.</summary>
    public static string Range(decimal low, decimal high)
    {
        var unit = low >= Tonne ? (Text: ReportPrintText.Tonnes, Of: Tonne) : (Text: ReportPrintText.Kilograms, Of: 1m);
        return low == high ? Of(low)
            : low >= Tonne == high >= Tonne ? ReportWords.Say(unit.Text, ReportWords.Say(ReportPrintText.Range, Rounded(low / unit.Of), Rounded(high / unit.Of)))
            : ReportWords.Say(ReportPrintText.Range, Of(low), Of(high));
    }

    /// <summary>As the source gives it, in kilograms.</summary>
    public static string Factor(decimal low, decimal high)
    {
        static string Exact(decimal value) => value.ToString("#,0.###", CultureInfo.CurrentCulture);

        return ReportWords.Say(ReportPrintText.Kilograms, low == high ? Exact(low) : ReportWords.Say(ReportPrintText.Range, Exact(low), Exact(high)));
    }

    private static string Rounded(decimal value) => value.ToString(value < 100 ? "0.#" : "#,0", CultureInfo.CurrentCulture);
}
