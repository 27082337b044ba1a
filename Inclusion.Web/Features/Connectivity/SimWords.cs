using System.Globalization;
using Inclusion.Domain.Connectivity;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Connectivity;

/// <summary>What is said of SIM cards, in the current language.</summary>
internal static class SimWords
{
    public static IReadOnlyList<Choice<int>> Slots =>
        [.. Enumerable.Range(1, SimCard.Slots).Select(slot => new Choice<int>(slot, string.Format(CultureInfo.CurrentCulture, SimText.SlotNumber, slot)))];

    /// <summary>As in "50 GB a month"; empty when no volume is known.</summary>
    public static string Volume(decimal? gigabytes, SimVolume volume) => gigabytes is { } some
        ? string.Format(CultureInfo.CurrentCulture, volume is SimVolume.Monthly ? SimText.MonthlyVolume : SimText.VolumeInAll, some.ToString("0.###", CultureInfo.CurrentCulture))
        : "";

    /// <summary>Who pays: the partner, the words, or the organisation.</summary>
    public static string Payer(string? partner, string words) => partner ?? (words.Length > 0 ? words : SimText.NoPartner);

    /// <param name="isToCutOff">It stands on the list of those to be cut off, whatever its own status says.</param>
    public static Tone ToneOf(SimStatus status, bool isToCutOff) => isToCutOff ? Tone.Bad : status switch
    {
        SimStatus.InUse => Tone.Good,
        SimStatus.Spare => Tone.Info,
        _ => Tone.Neutral,
    };
}
