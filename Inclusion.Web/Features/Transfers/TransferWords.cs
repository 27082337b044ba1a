using System.Globalization;
using Inclusion.Domain.Transfers;
using Inclusion.Web.Features.Transfers.List;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Transfers;

/// <summary>What is said of transfers, in the current language.</summary>
internal static class TransferWords
{
    /// <summary>How many have been settled, as in "2 of 3".</summary>
    public static string Progress(int devices, int underWay) =>
        string.Format(CultureInfo.CurrentCulture, TransferText.SettledOf, (devices - underWay).ToString("N0", CultureInfo.CurrentCulture), devices.ToString("N0", CultureInfo.CurrentCulture));

    /// <summary>How many devices of the transfers in a list are under way, as in "Maison Est · 3 devices under way · 1 did not arrive".</summary>
    public static string Sum(ListedTransfers listed) => string.Join(
        " · ",
        new[]
        {
            listed.OnlyAt,
            listed.Devices == 1 ? TransferText.OneUnderWay : string.Format(CultureInfo.CurrentCulture, TransferText.SeveralUnderWay, listed.Devices.ToString("N0", CultureInfo.CurrentCulture)),
            listed.Missed switch
            {
                0 => null,
                1 => TransferText.OneMissed,
                _ => string.Format(CultureInfo.CurrentCulture, TransferText.SeveralMissed, listed.Missed.ToString("N0", CultureInfo.CurrentCulture)),
            },
        }.OfType<string>());

    /// <param name="missed">Of those under way.</param>
    public static string Standing(int underWay, int missed) => underWay == 0 ? TransferText.Done : missed > 0 ? TransferText.SomeNotArrived : TransferText.UnderWay;

    public static Tone ToneOf(int underWay, int missed) => underWay == 0 ? Tone.Good : missed > 0 ? Tone.Warn : Tone.Info;

    public static Tone ToneOf(TransferStanding standing) => standing switch
    {
        TransferStanding.Arrived => Tone.Good,
        TransferStanding.NotArrived => Tone.Warn,
        TransferStanding.UnderWay => Tone.Info,
        _ => Tone.Neutral,
    };
}
